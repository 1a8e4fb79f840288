# Reads calls as JSON lines on standard input, makes them with Amazon's command line (its own code, in this process: a start of
# its own for each call would take a second and a half), answers with JSON lines. Argument: the endpoint.
import json
import os
import re
import sys
import tempfile

try:
    from botocore import xform_name
except ImportError:  # version 2 brings its own
    from awscli.botocore import xform_name
from awscli.clidriver import create_clidriver

ENDPOINT = sys.argv[1]
ANSWERS = os.fdopen(os.dup(1), "w")


def run(arguments):
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        kept = os.dup(1), os.dup(2)
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        try:
            code = create_clidriver().main(arguments)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            for fd, target in zip(kept, (1, 2)):
                os.dup2(fd, target)
                os.close(fd)
        out.seek(0)
        err.seek(0)
        return code, out.read(), err.read()


for line in sys.stdin:
    call = json.loads(line)
    code, out, err = run([
        "mturk", xform_name(call["operation"], "-"), "--cli-input-json", json.dumps(call["input"]), "--endpoint-url", ENDPOINT,
        "--region", "us-east-1", "--output", "json", "--no-paginate"])
    refused = re.search(r"An error occurred \((\w+)\) when calling the \w+ operation[^:]*: (.*)", err)
    if code == 0:
        answer = {"output": json.loads(out or "{}")}
    else:
        answer = {"error": refused[1] if refused else "none", "message": refused[2] if refused else err}
    ANSWERS.write(json.dumps(answer) + "\n")
    ANSWERS.flush()
