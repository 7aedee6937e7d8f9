"""A patient as the chapter's programs are: one send is a message, one recv of 1024 bytes is a reply.

    python3 doctor_client.py HOST PORT [NAME]

With a NAME the patient speaks first. What the doctor says is printed, a line each; an empty line, or the end of the
input, is the end.
"""

import socket
import sys

BUFFER_SIZE = 1024

doctor = socket.create_connection((sys.argv[1], int(sys.argv[2])))
if len(sys.argv) > 3:
    doctor.send(sys.argv[3].encode())
while True:
    reply = doctor.recv(BUFFER_SIZE).decode()
    if not reply:
        print("The doctor has left.", flush=True)
        break
    print(reply, flush=True)
    message = sys.stdin.readline().rstrip("\n")
    if not message:
        break
    doctor.send(message.encode())
doctor.close()
