"""tools/permissions.py: what parliament is told, and what of its findings is let pass."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import permissions


def found(*statements):
    """The findings in a role's statements that are not let pass."""
    role = {"Type": "AWS::IAM::Role", "Properties": {
        "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{
            "Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
        "Policies": [{"PolicyName": "it", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", **statement} for statement in statements]}}]}}
    names = permissions.Names({"Resources": {
        "Role": role, "Queue": {"Type": "AWS::SQS::Queue"}, "Machine": {"Type": "AWS::StepFunctions::StateMachine"}}}, {})
    return [finding.issue for _, finding in permissions.findings(names) if not permissions.known(finding)]


QUEUE = {"Fn::GetAtt": ["Queue", "Arn"]}


class Permissions(unittest.TestCase):

    def test_what_is_right_has_no_finding(self):
        self.assertEqual([], found({"Action": "sqs:SendMessage", "Resource": QUEUE}))

    def test_an_action_that_there_is_not_is_found(self):
        self.assertEqual(["UNKNOWN_ACTION"], found({"Action": "sqs:SendMesage", "Resource": QUEUE}))

    def test_an_action_on_a_resource_that_it_never_is_about_is_found(self):
        self.assertEqual(["RESOURCE_MISMATCH"], found({"Action": "states:StartExecution", "Resource": QUEUE}))

    def test_a_finding_with_a_reason_passes(self):
        self.assertEqual([], found({"Action": "states:SendTaskSuccess", "Resource": {"Ref": "Machine"}}))


if __name__ == "__main__":
    unittest.main()
