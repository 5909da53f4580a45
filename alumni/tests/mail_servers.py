"""A mail server of the tests' own: it takes letters, and refuses when it was told to."""

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default


class _Conversation(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        self.say("220 ready")
        while line := self.rfile.readline():
            word = line.split()[0].decode().upper().rstrip(":") if line.split() else ""
            if word == "DATA":
                if not self._take():
                    return
            elif word == "QUIT":
                return self.say("221 bye")
            elif word == "RCPT" and (answer := self.server.judge(line.decode())):
                self.say(answer)
            elif word == "MAIL" and self.server.is_full:
                return self.say("421 too many, come back later")
            else:
                self.say("250 ok")

    def _take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line)
        if self.server.hangs_up and len(self.server.taken) + 1 == self.server.hangs_up:
            self.server.hangs_up = 0
            return False  # the letter arrived, or did it not
        self.server.taken.append(message_from_bytes(b"".join(lines), policy=default))
        self.say("250 taken")
        return True


class MailServer(socketserver.ThreadingTCPServer):
    """`most`: letters after which it takes no more; `refused`: mailboxes it does not know; `hangs_up`: at which letter."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, most=None, refused=(), hangs_up=0):
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.taken, self.most, self.refused, self.hangs_up = [], most, set(refused), hangs_up

    @property
    def is_full(self):
        return self.most is not None and len(self.taken) >= self.most

    def judge(self, line):
        return "550 no such mailbox" if any(mailbox in line for mailbox in self.refused) else ""

    @property
    def mailboxes(self):
        return [letter["To"] for letter in self.taken]


@contextmanager
def mail_server(settings, **habits):
    server = MailServer(**habits)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
