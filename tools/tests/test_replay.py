"""tools/replay against a stand-in for the AWS CLI: what is handled goes, what fails stays and is said."""
import json
import os
import subprocess
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

REPLAY = Path(__file__).resolve().parents[1] / "replay"

AWS = """
#!PYTHON
import json, os, sys
from pathlib import Path
home = Path(os.environ["STAND_IN"])
words = sys.argv[1:]
option = lambda name: words[words.index(name) + 1]
with (home / "calls").open("a") as calls:
    calls.write(" ".join(words[:2]) + "\\n")
if words[0] == "cloudformation":
    print((home / "stack.json").read_text())
elif words[1] == "list-objects-v2":
    found = sorted((home / "bucket").iterdir())
    print(json.dumps({"Contents": [{"Key": "aws/lambda/" + f.name, "LastModified": "2026-11-23"} for f in found]}))
elif words[1] == "get-object":
    kept = home / "bucket" / option("--key").removeprefix("aws/lambda/")
    Path(words[6]).write_text(kept.read_text())
elif words[1] == "delete-object":
    (home / "bucket" / option("--key").removeprefix("aws/lambda/")).unlink()
elif words[1] == "invoke":
    event = json.loads(Path(option("--payload").removeprefix("fileb://")).read_text())
    with (home / "invoked").open("a") as invoked:
        invoked.write(option("--function-name") + " " + json.dumps(event) + "\\n")
    answer = event.get("answer", {"batchItemFailures": []})
    Path(words[words.index("--payload") + 2]).write_text(json.dumps(answer))
    print(json.dumps({"StatusCode": 200, **({"FunctionError": "Unhandled"} if "errorMessage" in answer else {})}))
else:
    sys.exit("unknown: " + " ".join(words))
"""


class Replay(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.bucket = self.home / "bucket"
        self.bucket.mkdir()
        (self.home / "stack.json").write_text(json.dumps({"Stacks": [{"Outputs": [
            {"OutputKey": "FailedRecordsBucket", "OutputValue": "the-bucket"},
            {"OutputKey": "OutboxFunction", "OutputValue": "the-outbox"}]}]}))
        command = self.home / "aws"
        command.write_text(textwrap.dedent(AWS).lstrip().replace("PYTHON", sys.executable))
        command.chmod(0o755)

    def keep(self, name, event):
        (self.bucket / name).write_text(json.dumps({"requestContext": {}, "payload": json.dumps(event)}))

    def replay(self, *words):
        return subprocess.run([sys.executable, REPLAY, *words], capture_output=True, text=True,
                              env={**os.environ, "PATH": str(self.home), "STAND_IN": str(self.home)})

    def test_a_batch_that_is_handled_is_gone(self):
        self.keep("one", {"Records": [{"eventID": "1"}]})
        done = self.replay()
        self.assertEqual((0, "done   s3://the-bucket/aws/lambda/one\n1 batches handled, 0 left\n"),
                         (done.returncode, done.stdout))
        self.assertEqual('the-outbox {"Records": [{"eventID": "1"}]}\n', (self.home / "invoked").read_text())
        self.assertEqual([], list(self.bucket.iterdir()))

    def test_a_record_put_back_keeps_its_batch(self):
        self.keep("one", {"answer": {"batchItemFailures": [{"itemIdentifier": "7"}]}})
        done = self.replay()
        self.assertEqual(1, done.returncode)
        self.assertIn("the function put back 1 records", done.stdout)
        self.assertEqual(1, len(list(self.bucket.iterdir())))

    def test_a_function_that_fails_keeps_the_batch_and_the_next_one_is_tried(self):
        self.keep("one", {"answer": {"errorMessage": "no table"}})
        self.keep("two", {"Records": []})
        done = self.replay()
        self.assertEqual(1, done.returncode)
        self.assertIn("the function failed: {\"errorMessage\": \"no table\"}", done.stdout)
        self.assertEqual(["one"], [f.name for f in self.bucket.iterdir()])

    def test_a_stranger_in_the_bucket_stays_and_is_said(self):
        (self.bucket / "note").write_text("{}")
        done = self.replay()
        self.assertEqual(1, done.returncode)
        self.assertIn("it has no payload", done.stdout)

    def test_list_touches_nothing(self):
        self.keep("one", {"Records": []})
        done = self.replay("--list")
        self.assertEqual((0, "lies   s3://the-bucket/aws/lambda/one\n1 batches lie there\n"), (done.returncode, done.stdout))
        self.assertFalse((self.home / "invoked").exists())

    def test_the_wrong_stack_is_said(self):
        (self.home / "stack.json").write_text(json.dumps({"Stacks": [{}]}))
        done = self.replay("--stack", "other")
        self.assertEqual(2, done.returncode)
        self.assertIn("the stack other has no output 'FailedRecordsBucket'", done.stderr)

    def test_without_the_aws_cli_it_says_so(self):
        (self.home / "aws").unlink()
        done = self.replay()
        self.assertNotEqual(0, done.returncode)
        self.assertIn("the AWS CLI is missing", done.stderr)


if __name__ == "__main__":
    unittest.main()
