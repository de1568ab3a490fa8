// SPDX-License-Identifier: MPL-2.0
// What can be seen without a browser: links, scripts, weight, valid HTML.
"use strict";
const crypto = require("crypto");
const fs = require("fs");
const path = require("path");
const {execFileSync} = require("child_process");
const {HtmlValidate, FileSystemConfigLoader, esmResolver} =
	require("html-validate");

const WEIGHT = 50000;

// Where a link leads within the site, or null when it leads out of it.
function target(site, page, link) {
	if (site.url && (link === site.url || link.startsWith(site.url + "/")))
		link = link.slice(site.url.length + 1);
	else if (/^[a-z][a-z0-9+.-]*:/i.test(link))
		return null;
	else if (link.startsWith("/"))
		link = link.slice(1);
	else
		link = link.startsWith("#") || link === "" ? page.name + link
			: path.posix.join(path.posix.dirname(page.name), link);
	const [file, id] = link.split("#");

	return {file: decodeURIComponent(file || page.name),
		id: id && decodeURIComponent(id)};
}

function links(site, report) {
	for (const page of site.pages.concat(site.others)) {
		const bad = page.links.filter((link) => {
			const to = target(site, page, link);
			const at = to && site.pages.find((p) =>
				p.name === to.file);

			return to && (!site.all.has(to.file) ||
				(to.id && at && !at.ids.includes(to.id)));
		});
		report("links", page.name, bad.map((b) => `${b} leads nowhere`));
	}
}

function scripts(site, report) {
	for (const page of site.pages) {
		const own = page.name === "soeg/index.html"
			? "<script src=\"search.js\" defer></script>" : null;
		const bad = page.html.replace(own, "").match(
			/<script|<iframe|<object|\son\w+="|javascript:|\sstyle="/gi);

		report("no script", page.name, bad || []);
	}
}

// What a browser loads for a page: itself and the style sheet.
function weight(site, report) {
	const style = path.join(site.root, "site.css");
	const css = fs.existsSync(style) ? fs.statSync(style).size : 0;
	let most = 0;

	for (const page of site.pages) {
		const n = Buffer.byteLength(page.html) + css;

		most = Math.max(most, n);
		report("weight", page.name, n < WEIGHT ? []
			: [`${n} bytes with the style sheet`]);
	}
	return {most, css};
}

function validate(site, report) {
	const config = JSON.parse(fs.readFileSync(
		path.join(__dirname, "htmlvalidate.json"), "utf8"));
	const html = new HtmlValidate(new FileSystemConfigLoader(
		[esmResolver()], config));

	for (const page of site.pages) {
		const r = html.validateStringSync(page.html, config);

		report("html-validate", page.name, r.results.flatMap((f) =>
			f.messages.map((m) =>
				`${m.line}:${m.column} ${m.message} [${m.ruleId}]`)));
	}
}

// Files have no origin, so vnu takes no style sheet for 'self': whether a
// served page's policy lets its own through, the browser tells (axe sees the
// page without colours, "width" without its layout).
const NO_ORIGIN = /^Resource violates Content Security Policy \(meta tag\): external (stylesheet .*(?:site|search)\.css|script .search\.js). blocked/;

// Nor does it look at hashes: a style in the page is let through if its hash
// is the one that the policy names.
const INLINE = /^Inline style violates Content Security Policy/;

function is_hashed(page) {
	const style = /<style>([^]*?)<\/style>/.exec(page.html);
	const hash = style && crypto.createHash("sha256").update(style[1])
		.digest("base64");

	return !!style && page.html.includes(`style-src 'sha256-${hash}'`);
}

function run_vnu(args) {
	const jar = path.join(path.dirname(require.resolve(
		"vnu-jar/package.json")), "build/dist/vnu.jar");

	return JSON.parse(execFileSync("java", ["-jar", jar, "--stdout",
		"--format", "json", "--exit-zero-always", ...args],
		{maxBuffer: 1 << 28}).toString()).messages;
}

function vnu(site, report) {
	const by = new Map();
	const names = site.pages.map((p) => p.name);
	const css = [...site.all].filter((f) => f.endsWith(".css"));
	const at = (name) => path.join(site.root, name);

	for (const m of run_vnu(["--also-check-css", ...names.concat(css)
		.map(at)])) {
		const name = path.relative(site.root,
			decodeURIComponent(m.url.replace(/^file:/, "")));

		if (NO_ORIGIN.test(m.message) || (INLINE.test(m.message) &&
		    is_hashed(site.pages.find((p) => p.name === name))))
			continue;
		if (!by.has(name))
			by.set(name, []);
		by.get(name).push(`${m.lastLine} ${m.subType || m.type}: ` +
			m.message);
	}
	for (const name of names.concat(css))
		report("vnu", name, by.get(name) || []);
}

module.exports = {target, run: (site, report) => {
	links(site, report);
	scripts(site, report);
	validate(site, report);
	vnu(site, report);
	return weight(site, report);
}};
