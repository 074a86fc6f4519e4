"""Hands every policy of the templates to parliament, which knows AWS's list of actions, resources and condition keys.

    permissions.py TEMPLATE...      the first is the root, translated (translate.py), the others are what it nests

Names are replaced by samples of the right form, for a policy is judged by the form of its ARNs. Prints a line a finding.
"""
import json
import re
import sys
from pathlib import Path

from parliament import analyze_policy_string, enhance_finding
from samtranslator.yaml_helper import yaml_parse

ACCOUNT, REGION = "123456789012", "eu-west-1"
PSEUDO = {"AWS::Partition": "aws", "AWS::Region": REGION, "AWS::AccountId": ACCOUNT, "AWS::StackName": "latchkey",
          "AWS::URLSuffix": "amazonaws.com"}
ARNS = {
    "AWS::DynamoDB::Table": {"Arn": "dynamodb:{at}:table/{id}", "StreamArn": "dynamodb:{at}:table/{id}/stream/2026-01-01"},
    "AWS::SQS::Queue": {"Arn": "sqs:{at}:{id}"},
    "AWS::S3::Bucket": {"Arn": "s3:::{id}"},
    "AWS::SNS::Topic": {"Ref": "sns:{at}:{id}"},
    "AWS::StepFunctions::StateMachine": {"Ref": "states:{at}:stateMachine:{id}"},
    "AWS::Logs::LogGroup": {"Arn": "logs:{at}:log-group:{id}:*"},
    "AWS::Events::Rule": {"Arn": "events:{at}:rule/{id}"},
}
POLICIES = {"AWS::IAM::Role": ["AssumeRolePolicyDocument", "Policies"], "AWS::IAM::RolePolicy": ["PolicyDocument"],
            "AWS::SQS::QueuePolicy": ["PolicyDocument"], "AWS::SNS::TopicPolicy": ["PolicyDocument"],
            "AWS::S3::BucketPolicy": ["PolicyDocument"]}

# What it finds and is right all the same: a pattern over the finding, and why.
KNOWN = {
    r"'states:SendTaskSuccess'": "AWS's list has no resource for it, but takes the machine's ARN: AWS's CDK grants it so",
    r"'states:DescribeExecution'.*:express:": "AWS's list has both kinds of executions; one execution is of one kind",
    r"'states:ListExecutions'.*:mapRun:": "AWS's list has machines and map runs; our machine has no map run",
}


class Names:
    """What the names of one template stand for, as samples."""

    def __init__(self, template, nested):
        self.template = template
        self.nested = nested

    def resolve(self, value):
        if isinstance(value, list):
            return [self.resolve(item) for item in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (kind, argument), = value.items()
            if kind == "Ref":
                return self.thing(argument, "Ref")
            if kind == "Fn::GetAtt":
                return self.thing(*(argument if isinstance(argument, list) else argument.split(".", 1)))
            if kind == "Fn::Sub":
                return self.sub(argument)
            if kind == "Fn::If":
                return self.resolve(argument[2])
            if kind.startswith("Fn::"):
                return "example.com"
        return {name: self.resolve(item) for name, item in value.items()}

    def sub(self, argument):
        text, own = argument if isinstance(argument, list) else (argument, {})
        own = self.resolve(own)
        return re.sub(r"\$\{([^}]+)}", lambda m: own.get(m[1]) or self.thing(*m[1].split(".", 1)), text)

    def thing(self, name, attribute="Ref"):
        if name in PSEUDO:
            return PSEUDO[name]
        resource = self.template["Resources"].get(name, {})
        if attribute.startswith("Outputs."):
            inner = self.nested[Path(resource["Properties"]["TemplateURL"]).name]
            return inner.resolve(inner.template["Outputs"][attribute.removeprefix("Outputs.")]["Value"])
        form = ARNS.get(resource.get("Type"), {}).get(attribute)
        return "arn:aws:" + form.format(at=f"{REGION}:{ACCOUNT}", id=name.lower()) if form else name.lower()


def documents(names):
    """Each policy of a template, with the logical id of what it belongs to."""
    for logical_id, resource in names.template["Resources"].items():
        for where in POLICIES.get(resource["Type"], []):
            found = resource["Properties"].get(where, [])
            for document in [policy["PolicyDocument"] for policy in found] if where == "Policies" else [found]:
                yield logical_id, names.resolve(document)


def as_identity(document):
    """parliament reads what an identity may do: what a resource or role admits is told by its actions alone."""
    statements = [{name: value for name, value in statement.items() if name != "Principal"}
                  for statement in document["Statement"] if "AssumeRole" not in str(statement["Action"])]
    return {"Version": document["Version"], "Statement": statements}


def findings(names):
    for logical_id, document in documents(names):
        told = as_identity(document)
        if told["Statement"]:
            for finding in analyze_policy_string(json.dumps(told)).findings:
                yield logical_id, enhance_finding(finding)


def known(finding):
    return finding.issue == "RESOURCE_MISMATCH" and any(re.search(it, str(finding.detail)) for it in KNOWN)


def read(path):
    return json.loads(path.read_text()) if path.suffix == ".json" else yaml_parse(path.read_text())


def main(paths):
    root, *inner = map(Path, paths)
    nested = {path.name: Names(read(path), {}) for path in inner}
    unknown = [(path, logical_id, finding)
               for path, names in [(root, Names(read(root), nested)), *((path, nested[path.name]) for path in inner)]
               for logical_id, finding in findings(names) if not known(finding)]
    for path, logical_id, finding in unknown:
        print(f"{path}: {logical_id}: {finding.title} {finding.detail}")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
