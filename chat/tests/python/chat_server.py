"""A chat server in the manner of the chapter: one send and one recv a message, and no line feeds.

Usage: chat_server.py GREETING REPLY...
Serves one client and ends.
"""

import socket
import sys

SIZE = 1024

with socket.create_server(("127.0.0.1", 0)) as listener:
    print(listener.getsockname()[1], flush=True)
    client, _ = listener.accept()
    with client:
        client.send(sys.argv[1].encode())
        for reply in sys.argv[2:]:
            message = client.recv(SIZE).decode()
            if not message:
                break
            print(repr(message), flush=True)
            client.send(reply.encode())
        else:
            # Nothing is left to say. Wait until the client has gone.
            while client.recv(SIZE):
                pass
print("(the client has gone)")
