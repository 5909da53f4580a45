"""Papers for the tests, each by its first bytes."""

from io import BytesIO

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def pdf():
    return BytesIO(PDF)


def program():
    """What calls itself a PDF and is none."""
    return BytesIO(b"MZ\x90\x00 this program cannot be run")
