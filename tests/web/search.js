// SPDX-License-Identifier: MPL-2.0
// The search as people use it, and its words against those of the index.
"use strict";
const fs = require("fs");
const path = require("path");
const url = require("url");
const {execFileSync} = require("child_process");

const PAGE = "soeg/index.html";

// What is typed; what must be among the first hits, or must not be found.
const QUERIES = [
	{q: "læsebånd", title: /Søndre Skole|Birkeskolen|Fjordskolen/, marks: /læsebånd/i},
	{q: "LÆSEBÅNDET", title: /./, marks: /læsebånd/i},
	{q: "laesebaand", title: /./, marks: /læsebånd/i},
	{q: "Søndre Skole", title: /^Søndre Skole$/},
	{q: "søndre", title: /^Søndre Skole$/},
	{q: "sondre skole", title: /^Søndre Skole$/},
	{q: "Søndrre", title: /^Søndre Skole$/},
	{q: "fjordskoeln", title: /^Fjordskolen$/},
	{q: "östre", title: /^Østre Skole$/},
	{q: "boerneby nord", title: /^Børneby Nord$/},
	{q: "fraværet", title: /./, marks: /fravær/i},
	{q: "fravæær", title: /./, marks: /fravær/i},
	{q: "søndre læsebånd", title: /Søndre Skole/, facts: /Søndre Skole/},
	{q: "søndre 2024-25", title: /^Søndre Skole$/, none: /2025-26/},
	{q: "læse", title: /./, marks: /læse/i},
	{q: "og i at", status: /ikke noget/},
	{q: "xyzzyqwk", status: /ikke noget/},
	{q: "<img src=x onerror=alert(1)>", status: /./},
	{q: "læsebånd xyzzyqwk", status: /Ingen dokumenter har alle/},
];

async function type(tab, text) {
	await tab.fill("#q", text);
	await tab.press("#q", "Enter");
	await tab.waitForFunction(() => document.getElementById("count")
		.textContent && !document.getElementById("list").ariaBusy);
	return tab.evaluate(() => ({
		status: document.getElementById("count").textContent,
		hits: Array.from(document.querySelectorAll("#list > li"), (li) => ({
			title: li.querySelector("a").textContent,
			href: li.querySelector("a").href,
			facts: li.querySelector(".dim").textContent,
			marks: Array.from(li.querySelectorAll("mark"),
				(m) => m.textContent)}))}));
}

function judge(want, got) {
	const bad = [];
	const marks = got.hits.flatMap((h) => h.marks);

	if (want.title && !got.hits.slice(0, 3).some((h) =>
		want.title.test(h.title)))
		bad.push(`not among the first hits: ${want.title}; ${
			JSON.stringify(got.hits.slice(0, 3))}`);
	if (want.facts && !want.facts.test((got.hits[0] || {facts: ""}).facts) &&
	    !want.facts.test((got.hits[1] || {facts: ""}).facts))
		bad.push(`other facts: ${JSON.stringify(got.hits.slice(0, 2))}`);
	if (want.none && got.hits.some((h) => want.none.test(h.facts)))
		bad.push(`found, but should not be: ${want.none}`);
	if (want.marks && !marks.some((m) => want.marks.test(m)))
		bad.push(`not marked: ${want.marks}, but ${marks.slice(0, 5)}`);
	if (want.status && !want.status.test(got.status))
		bad.push(`says: ${got.status}`);
	return bad;
}

async function queries(tab, report) {
	for (const want of QUERIES) {
		const got = await type(tab, want.q);
		const bad = judge(want, got);

		for (const h of got.hits.slice(0, 5)) {
			const r = await fetch(h.href);
			const id = decodeURIComponent(new URL(h.href).hash.slice(1));

			if (r.status !== 200 || (id &&
			    !(await r.text()).includes(`id="${id}"`)))
				bad.push(`leads nowhere: ${h.href}`);
		}
		report("search", want.q, bad);
	}
}

// Back from a hit, the words and the hits are there again.
async function returns(tab, report) {
	await type(tab, "læsebånd");
	await tab.locator("#list a").first().click();
	await tab.waitForURL(/enheder/);
	await tab.goBack();
	await tab.waitForSelector("#list > li");
	report("search", "back again", await tab.inputValue("#q") === "læsebånd"
		? [] : ["the words are gone"]);
}

async function without(browser, page, report) {
	const context = await browser.newContext({javaScriptEnabled: false});
	const tab = await context.newPage();

	await tab.goto(page);
	report("search", "without script", [
		[await tab.isVisible("#q"), "shows a form that does nothing"],
		[!await tab.isVisible("noscript"), "does not say why"],
		[await tab.locator("main a[href^='../enheder/']").count() < 5,
			"does not list the units"],
	].filter(([bad]) => bad).map(([, text]) => text));
	await context.close();
}

// Opened from a folder, where no script may read the index.
async function folder(browser, site, report) {
	const tab = await browser.newPage();

	await tab.goto(url.pathToFileURL(path.join(site.root, PAGE)).href);
	report("search", "from a folder", [
		[await tab.locator("#q").count(), "shows a form that does nothing"],
		[!/webserver/.test(await tab.locator("main .notice")
			.textContent()), "does not say why"],
	].filter(([bad]) => bad).map(([, text]) => text));
	await tab.close();
}

// The script's policy, and nothing asked for outside the site.
async function policy(tab, page, report) {
	const outside = [], wrong = [];

	tab.on("request", (r) => r.url().startsWith(new URL(page).origin) ||
		outside.push(r.url()));
	tab.on("console", (m) => m.type() === "error" &&
		!m.location().url.endsWith("/favicon.ico") &&
		wrong.push(`${m.text()} ${m.location().url}`));
	tab.on("pageerror", (e) => wrong.push(e.message));
	await tab.goto(page);
	return () => report("search", "policy", outside.concat(wrong));
}

function terms(report) {
	const top = path.join(__dirname, "../..");
	const texts = ["README.md", "schema/README.md"].map((f) =>
		fs.readFileSync(path.join(top, f), "utf8"))
		.concat(fs.readdirSync(path.join(top, "schema/forms"))
			.map((f) => fs.readFileSync(path.join(top, "schema/forms", f),
				"utf8"))).join("\n");
	const odd = "ÅRET år aar Ångström Öresund æblets café naïve ligst bedst løst hjælpeløst skrappest kraft gidt ss ii a1 l\u00e4s la\u030as ﬁn ＡＢＣ Правда ñandú ß ł 2025 poesi israel aae aoe oee";
	const list = execFileSync(process.env.TERMS, {input: `${texts}\n${odd}\n`,
		maxBuffer: 1 << 26}).toString().trim().split("\n");
	const {term} = require(path.join(top, "lib/site/assets/search.js"));
	const bad = new Set();

	for (const l of list) {
		const [word, want] = l.split(" ");

		if (want !== "-" && term(word, true) !== want)
			bad.add(`${word}: ${term(word, true)}, not ${want}`);
	}
	report("search", `terms of ${new Set(list).size} words`, [...bad]);
}

module.exports = {run: async (browser, site, base, report) => {
	const context = await browser.newContext();
	const tab = await context.newPage();
	const done = await policy(tab, base + PAGE, report);

	terms(report);
	await queries(tab, report);
	await returns(tab, report);
	done();
	await context.close();
	await without(browser, base + PAGE, report);
	await folder(browser, site, report);
}};
