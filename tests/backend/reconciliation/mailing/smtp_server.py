# SPDX-FileCopyrightText: 2026 The Guitai developers
# SPDX-License-Identifier: GPL-3.0-or-later
# A real SMTP server (aiosmtpd) that prints what it was handed, files as their SHA-256: smtp_server.py starttls|tls|plain [certificate key]
# Ends when its standard input does.
import email
import email.policy
import hashlib
import json
import socket
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult


class Printer:
    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        files = {part.get_filename(): hashlib.sha256(part.get_content()).hexdigest() for part in mail.iter_attachments()}
        say({"from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": mail["subject"], "date": mail["date"],
             "text": mail.get_body().get_content().replace("\r\n", "\n"), "files": files,
             "defects": [str(defect) for defect in mail.defects]})
        return "250 taken"


def say(document):
    print(json.dumps(document), flush=True)


def check(server, session, envelope, mechanism, login):
    return AuthResult(success=(login.login, login.password) == (b"guitai", b"right horse"), handled=False)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


how = sys.argv[1]
options = {}
if how != "plain":
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(sys.argv[2], sys.argv[3])
    options = {"authenticator": check, "auth_required": True}
    if how == "starttls":
        options.update(tls_context=tls, require_starttls=True)
    else:
        options.update(auth_require_tls=False)


class Doors(Controller):
    def factory(self):
        return SMTP(self.handler, **options)


doors = Doors(Printer(), hostname="127.0.0.1", port=free_port(), ssl_context=tls if how == "tls" else None)
doors.start()
say({"port": doors.port})
sys.stdin.read()
doors.stop()
