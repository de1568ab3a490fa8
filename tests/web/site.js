// SPDX-License-Identifier: MPL-2.0
// A published site as files: its pages, their links and ids, and a server.
"use strict";
const fs = require("fs");
const http = require("http");
const path = require("path");

const TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css",
	".xml": "application/xml", ".js": "text/javascript", ".svg": "image/svg+xml"};

function files(root, sub = "") {
	return fs.readdirSync(path.join(root, sub), {withFileTypes: true})
		.filter((e) => !e.name.startsWith("."))
		.flatMap((e) => e.isDirectory()
			? files(root, path.join(sub, e.name))
			: [path.join(sub, e.name)])
		.sort();
}

function unescape(text) {
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => (
		{amp: "&", lt: "<", gt: ">", quot: "\"", "#39": "'"}[name]));
}

function read(root, name) {
	const html = fs.readFileSync(path.join(root, name), "utf8");
	const links = html.matchAll(/<(\w+)[^>]*? (?:href|src)="([^"]*)"/g);
	const ids = html.matchAll(/ id="([^"]*)"/g);

	return {name, html, links: Array.from(links, (m) => unescape(m[2])),
		ids: Array.from(ids, (m) => unescape(m[1]))};
}

// One page of each kind stands for the others: what is alike but for names.
function kind(name) {
	return name.replace(/\d{4}-\d{2}/g, "YEAR")
		.replace(/^(enheder)\/(?!index)[^/]+/, "$1/UNIT");
}

// URL is where the site will live: the pages that can't know their own depth
// name it.
function open(root) {
	const all = files(root);
	const pages = all.filter((f) => f.endsWith(".html"))
		.map((f) => read(root, f));
	const others = all.filter((f) => f.endsWith(".xml"))
		.map((f) => read(root, f));
	const kinds = new Map();
	const map = fs.existsSync(path.join(root, "sitemap.xml"))
		? fs.readFileSync(path.join(root, "sitemap.xml"), "utf8") : "";
	const url = (/<loc>(https:\/\/[^/]+)/.exec(map) || [])[1];

	for (const p of pages)
		if (!kinds.has(kind(p.name)))
			kinds.set(kind(p.name), p);
	return {root, all: new Set(all), pages, others, url,
		kinds: Array.from(kinds.values())};
}

// Serves ROOT under PREFIX on a port of the loopback, as static hosts do.
function serve(root, prefix) {
	const server = http.createServer((request, response) => {
		const asked = decodeURIComponent(request.url.split(/[?#]/)[0]);
		let file = asked.startsWith(prefix)
			? path.join(root, asked.slice(prefix.length)) : null;
		const found = file && file.startsWith(root) &&
			fs.existsSync(file) && fs.statSync(file).isFile();

		if (!found)
			file = path.join(root, "404.html");
		response.writeHead(found ? 200 : 404, {"content-type":
			TYPES[path.extname(file)] || "text/plain"});
		response.end(fs.existsSync(file) ? fs.readFileSync(file) : "");
	});

	return new Promise((done) => server.listen(0, "127.0.0.1", () => done({
		base: `http://127.0.0.1:${server.address().port}${prefix}`,
		close: () => server.close()})));
}

module.exports = {open, serve};
