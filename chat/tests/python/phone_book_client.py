"""A client as the chapter writes them: one recv for the greeting, and then one send for a request and one recv for
its answer."""
import socket
import sys

server = socket.create_connection((sys.argv[1], int(sys.argv[2])))
print(server.recv(1024).decode())
for request in ["FIND Ken", "ADD Ken 862-3333", "FIND Ken"]:
    server.send(request.encode())
    print(server.recv(1024).decode())
server.close()
