"""A doctor as the chapter's programs are: one recv of 1024 bytes is a message, one send is a reply.

    python3 doctor_server.py [--names]

Prints the port that it listens at, and serves one patient after another. With --names the patient speaks first, with
a name. The doctor is a simple one: whatever is said, it asks about it.
"""

import socket
import sys

BUFFER_SIZE = 1024
GREETING = "Hello, how are you?"

waits_for_name = "--names" in sys.argv
server = socket.create_server(("127.0.0.1", 0))
print(server.getsockname()[1], flush=True)
while True:
    patient, _address = server.accept()
    greeting = GREETING
    if waits_for_name:
        greeting = "Hello, " + patient.recv(BUFFER_SIZE).decode().strip() + "!"
    patient.send(greeting.encode())
    while True:
        message = patient.recv(BUFFER_SIZE).decode()
        if not message:
            break
        patient.send(("What about " + message.strip() + "?").encode())
    patient.close()
