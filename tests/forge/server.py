# SPDX-License-Identifier: MPL-2.0
"""A forge's comments over HTTP, for the tests: keeps them in memory, pages
them as the real ones do, and writes each state to a file.

server.py FILE PORTFILE TOKEN"""
import http.server
import json
import sys
import urllib.parse

comments = [{"id": n, "body": "Et andet ord"} for n in range(1, 131)]


class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, code, value):
        text = json.dumps(value).encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)
        with open(sys.argv[1], "w", encoding="utf-8") as f:
            json.dump([c for c in comments if c["id"] > 130], f, ensure_ascii=False)

    def serve(self):
        given = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization")
        if given not in (sys.argv[3], "token " + sys.argv[3]):
            return self.answer(401, {"message": "401 Unauthorized"})
        url = urllib.parse.urlparse(self.path)
        size = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(size)) if size else None
        last = url.path.rsplit("/", 1)[1]
        if self.command == "GET":
            page = int(urllib.parse.parse_qs(url.query).get("page", ["1"])[0])
            of = [c for c in comments if c.get("at", url.path) == url.path]
            return self.answer(200, of[100 * page - 100:100 * page])
        if self.command == "POST" and last in ("notes", "comments"):
            comments.append({"id": 1000 + len(comments), "body": body["body"], "at": url.path})
            return self.answer(201, comments[-1])
        for c in comments:
            if self.command in ("PUT", "PATCH") and str(c["id"]) == last:
                c["body"], c["with"] = body["body"], self.command
                return self.answer(200, c)
        return self.answer(404, {"message": "404 Not found"})

    do_GET = do_POST = do_PUT = do_PATCH = serve


server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
with open(sys.argv[2], "w", encoding="utf-8") as f:
    f.write(str(server.server_port))
server.serve_forever()
