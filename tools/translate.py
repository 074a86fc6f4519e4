"""Writes SAM templates as the plain CloudFormation that AWS would make of them, for the linters and the tests.

    translate.py TEMPLATE...      writes TEMPLATE's name with .plain.json beside each and prints what it wrote

cfn-lint no longer knows SAM: on the SAM files it sees 8 of 37 planted faults, on these 28. Three things are left as a
linter can read them: the state machine's definition stands inside as an object (E3601), nested templates keep their
local path (E1010, E3043), and code is a made-up address, because the jar need not be built yet.
"""
import json
import sys
from pathlib import Path

from boto3.session import Session
from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
from samtranslator.metrics.metrics import DummyMetricsPublisher, Metrics
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

REGION = "eu-west-1"


def definition(machine: Path) -> dict:
    """The machine's definition. Its time-outs are numbers: E3601 refuses an expression there, AWS takes it."""
    found = yaml_parse(machine.read_text())
    for state in found["States"].values():
        if isinstance(state.get("TimeoutSeconds"), str):
            state["TimeoutSeconds"] = 60
    return found


def translate(path: Path) -> dict:
    document = yaml_parse(path.read_text())
    machines = {}
    for name, resource in document["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = "s3://bucket/functions.jar"
        elif resource["Type"] == "AWS::Serverless::StateMachine":
            machines[name] = definition(path.parent / properties.pop("DefinitionUri"))
            properties["Definition"] = {"StartAt": "Nowhere"}
    translator = Translator(get_bundled_managed_policy_map("aws"), Parser(), None, Session(region_name=REGION),
                            Metrics("latchkey", DummyMetricsPublisher()))
    plain = translator.translate(document, {"AWS::Region": REGION})
    for name, machine in machines.items():
        properties = plain["Resources"][name]["Properties"]
        del properties["DefinitionString"]
        properties["Definition"] = machine
    return plain


def main(paths: list[str]) -> int:
    faults = 0
    for path in map(Path, paths):
        target = path.with_suffix(".plain.json")
        try:
            target.write_text(json.dumps(translate(path), indent=1) + "\n")
            print(target)
        except InvalidDocumentException as refused:
            faults += 1
            for cause in refused.causes:
                print(f"{path}: {cause.message}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
