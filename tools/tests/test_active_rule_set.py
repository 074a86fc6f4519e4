"""The Python that stands in infrastructure/mail.yaml: which rule set it activates, and that it always answers."""
import contextlib
import io
import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace

from samtranslator.yaml_helper import yaml_parse

MAIL = Path(__file__).resolve().parents[2] / "infrastructure" / "mail.yaml"
SOURCE = yaml_parse(MAIL.read_text())["Resources"]["ActivateRuleSet"]["Properties"]["Code"]["ZipFile"]


class Ses:
    """SES's one active receipt rule set."""

    def __init__(self, active=None, fault=None):
        self.active = active
        self.fault = fault

    def describe_active_receipt_rule_set(self):
        if self.fault:
            raise self.fault
        return {"Metadata": {"Name": self.active}} if self.active else {}

    def set_active_receipt_rule_set(self, RuleSetName=None):
        self.active = RuleSetName


class CloudFormation:
    """What answers are PUT to."""

    def __enter__(self):
        heard = self.heard = []

        class Door(BaseHTTPRequestHandler):
            def do_PUT(self):
                heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *words):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Door)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *fault):
        self.server.shutdown()
        self.server.server_close()


def told(kind, ses, physical=None, ours="ours"):
    """Runs the handler as Lambda would and returns the one answer that CloudFormation got."""
    code = {}
    exec(compile(SOURCE, "mail.yaml", "exec"), code)
    code["boto3"] = SimpleNamespace(client=lambda name, config: ses)
    with CloudFormation() as cloud, contextlib.redirect_stdout(io.StringIO()):
        event = {"RequestType": kind, "StackId": "stack", "RequestId": "request", "LogicalResourceId": "ActiveRuleSet",
                 "ResponseURL": f"http://127.0.0.1:{cloud.server.server_port}/", "ResourceProperties": {"RuleSet": ours}}
        if physical:
            event["PhysicalResourceId"] = physical
        code["handler"](event, None)
    (answer,) = cloud.heard
    return answer


class ActiveRuleSet(unittest.TestCase):

    def test_it_activates_ours_where_none_is_active(self):
        ses = Ses()
        answer = told("Create", ses)
        self.assertEqual(("SUCCESS", "ours"), (answer["Status"], answer["PhysicalResourceId"]))
        self.assertEqual("ours", ses.active)

    def test_it_names_the_one_that_is_active_and_leaves_it(self):
        ses = Ses("theirs")
        answer = told("Create", ses)
        self.assertEqual("FAILED", answer["Status"])
        self.assertIn("theirs is active in this account and region: deploy with ReceiptRuleSet=theirs", answer["Reason"])
        self.assertEqual("theirs", ses.active)

    def test_once_more_is_no_fault(self):
        self.assertEqual("SUCCESS", told("Update", Ses("ours"), "ours")["Status"])

    def test_on_delete_it_deactivates_its_own(self):
        ses = Ses("ours")
        self.assertEqual("SUCCESS", told("Delete", ses, "ours")["Status"])
        self.assertIsNone(ses.active)

    def test_on_delete_it_leaves_what_is_not_its_own(self):
        ses = Ses("theirs")
        self.assertEqual("SUCCESS", told("Delete", ses, "ours")["Status"])
        self.assertEqual("theirs", ses.active)

    def test_a_refused_create_is_rolled_back_without_touching_theirs(self):
        ses = Ses("theirs")
        answer = told("Create", ses)
        self.assertEqual("SUCCESS", told("Delete", ses, answer["PhysicalResourceId"])["Status"])
        self.assertEqual("theirs", ses.active)

    def test_its_own_fault_is_an_answer_too(self):
        for kind in ("Create", "Update", "Delete"):
            answer = told(kind, Ses(fault=ValueError("SES is not well")), "ours")
            self.assertEqual(("FAILED", "SES is not well", "ours"),
                             (answer["Status"], answer["Reason"], answer["PhysicalResourceId"]))


if __name__ == "__main__":
    unittest.main()
