// SPDX-License-Identifier: MPL-2.0
// Searches the index beside this file: see lib/site/search_index.h. Words are
// made into terms as lib/site/search_terms.c does it.
"use strict";

// "aa" is "å", "ö" is "ø"; accents go.
function plain(word) {
	return word.normalize("NFKC").toLowerCase().normalize("NFC")
		.replace(/aa/g, "å").replace(/ae|ä/g, "æ").replace(/oe|ö/g, "ø")
		.replace(/[^\x00-\x7fæøå]/g, (c) =>
			c.normalize("NFKD").replace(/\p{M}/gu, ""));
}

// Snowball's stemmer for Danish.
function stem(word) {
	const begin = /^.*?[aeiouyæøå][^aeiouyæøå]/.exec(word);
	const from = !begin || word.length < 3 ? word.length
		: Math.max(3, begin[0].length);
	const cut = (ends, by) => {
		const m = ends.exec(word.slice(from));

		if (m)
			word = word.slice(0, word.length - (by || m[0].length));
		return m;
	};

	if (!cut(/(erendes|erende|hedens|erede|ethed|heden|heder|endes|ernes|erens|erets|ered|ende|erne|eren|erer|heds|enes|eres|eret|hed|ene|ere|ens|ers|ets|en|er|es|et|e)$/) &&
	    /s$/.test(word.slice(from)) &&
	    /[abcdfghjklmnoprtvyzå]s$/.test(word))
		word = word.slice(0, -1);
	cut(/[gdtk]t$|gd$/, 1);
	word = word.replace(/igst$/, "ig");
	if (cut(/(elig|lig|els|ig)$/))
		cut(/[gdtk]t$|gd$/, 1);
	else
		cut(/løst$/, 1);
	if (/[b-df-hj-np-tv-xz]$/.test(word.slice(from)) &&
	    word.at(-1) === word.at(-2))
		word = word.slice(0, -1);
	return word;
}

function term(word, danish) {
	word = plain(word);
	return (danish ? stem(word) : word).replace(/å/g, "aa")
		.replace(/æ/g, "ae").replace(/ø/g, "oe");
}

const words = (text) => text.match(/[\p{L}\p{N}\p{M}]+/gu) || [];

// How many letters to change, add, take or swap; more than MOST is all one.
function distance(a, b, most) {
	if (Math.abs(a.length - b.length) > most)
		return most + 1;
	let before = [], last = Array.from({length: b.length + 1}, (_, i) => i);

	for (let i = 1; i <= a.length; i++) {
		const row = [i];

		for (let k = 1; k <= b.length; k++) {
			row[k] = Math.min(last[k] + 1, row[k - 1] + 1,
				last[k - 1] + (a[i - 1] !== b[k - 1]));
			if (i > 1 && k > 1 && a[i - 1] === b[k - 2] &&
			    a[i - 2] === b[k - 1])
				row[k] = Math.min(row[k], before[k - 2] + 1);
		}
		before = last;
		last = row;
	}
	return last[b.length];
}

const slack = (word) => word.length < 4 ? 0 : word.length < 8 ? 1 : 2;

// How well a term of a text answers one that is looked for: 0 to 1.
function likeness(want, has) {
	return has === want ? 1 : want.length > 2 && has.startsWith(want)
		? 0.3 + 0.6 * want.length / has.length : 0;
}

function near(want, has) {
	return distance(want, has, slack(want)) <= slack(want) ? 0.4 : 0;
}

// The index, read file by file as it is needed.
class Index {
	constructor(danish) {
		this.danish = danish;
		this.files = new Map();
	}

	lines(path) {
		if (!this.files.has(path))
			this.files.set(path, fetch(path).then((r) => {
				if (!r.ok)
					throw new Error(`${path}: ${r.status}`);
				return r.text();
			}).then((t) => t.split("\n").filter(Boolean)
				.map((l) => l.split("\t"))));
		return this.files.get(path);
	}

	async open() {
		const lines = await this.lines("index.txt");

		this.stops = new Set(lines.filter((l) => l[0] === "w")
			.flatMap((l) => l[1].split(" ")));
		this.units = lines.filter((l) => l[0] === "u").map((l) => ({
			path: l[1], name: l[2],
			terms: words(l[2]).map((w) => term(w, this.danish))}));
		this.cycles = lines.filter((l) => l[0] === "c").map((l) => ({
			folder: l[1], name: l[2], count: parseInt(l[3], 36),
			files: l[4].split(" ").slice(1)}));
	}

	// The files of a cycle in which what begins with TERM can stand.
	names(cycle, want) {
		const key = want.replace(/[^\x00-\x7f].*/, "_");
		const inside = cycle.files.filter((f) => key.startsWith(f))
			.slice(-1);

		return inside.concat(cycle.files.filter((f) =>
			f !== inside[0] && f.startsWith(key)).slice(0, 4));
	}

	// Documents of CYCLE with a term like WANT: id -> how much it says.
	async find(cycle, want, like) {
		const found = new Map();

		for (const name of this.names(cycle, want)) {
			const lines = await this.lines(
				`${cycle.folder}/t-${name}.txt`);

			for (const [text, list] of lines) {
				const good = like(want, text);

				if (good)
					this.postings(list, good, found);
			}
		}
		return found;
	}

	postings(list, good, found) {
		let unit = 0;

		for (const m of list.matchAll(/([0-9a-z]*)(?:\.([0-9a-z]+))?([A-J])/g)) {
			unit += m[1] ? parseInt(m[1], 36) : 0;
			const id = `${unit.toString(36)}.${m[2] || "0"}`;
			const says = good * (m[3].charCodeAt(0) - 63);

			found.set(id, Math.max(found.get(id) || 0, says));
		}
	}

	async document(cycle, id) {
		const unit = parseInt(id, 36);
		const lines = await this.lines(
			`${cycle.folder}/d-${Math.floor(unit / 32)}.txt`);
		const l = lines.find((line) => line[0] === id);

		return {path: l[1], title: l[2], kind: l[3], date: l[4],
			unit: this.units[unit], cycle};
	}
}

// The units that a word is part of the name of: number -> how well.
function units_of(index, want, like) {
	const found = new Map();

	index.units.forEach((u, i) => {
		const good = Math.max(0, ...u.terms.map((t) => like(want, t)));

		if (good)
			found.set(i, good);
	});
	return found;
}

// One word in all CYCLES: in the texts, and in units' names.
async function look_up(index, cycles, want, like) {
	const units = units_of(index, want, like);
	const found = await Promise.all(cycles.map((c) =>
		index.find(c, want, like)));

	return {want, like, units, found,
		count: found.reduce((n, f) => n + f.size, 0)};
}

// What a query asks for. A word that is nowhere is looked for as one misspelt;
// a cycle's name is no word.
async function ask(index, query, year) {
	const parts = query.split(/\s+/);
	const named = index.cycles.filter((c) => c.name === year ||
		(!year && parts.includes(c.name)));
	const cycles = year || named.length ? named : index.cycles;
	const rest = parts.filter((p) => !named.some((c) => c.name === p));
	const wants = [...new Set(words(rest.join(" "))
		.filter((w) => !index.stops.has(plain(w)) && plain(w).length > 1)
		.map((w) => term(w, index.danish)))];
	const asked = await Promise.all(wants.map(async (want) => {
		const exact = await look_up(index, cycles, want, likeness);

		return exact.count || exact.units.size ? exact
			: look_up(index, cycles, want, near);
	}));

	return {cycles, asked};
}

// Units whose name has most of the words that are in names.
function rank_units(index, asked) {
	const sums = new Map();

	for (const a of asked)
		for (const [unit, good] of a.units)
			sums.set(unit, (sums.get(unit) || 0) +
				good / Math.log(2 + a.units.size));
	const best = Math.max(0, ...sums.values());

	return [...sums].filter(([, s]) => s > 0.75 * best)
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.map(([unit]) => index.units[unit]);
}

// Documents with all words, best first; else those with some.
function rank(cycles, asked) {
	const all = cycles.reduce((n, c) => n + c.count, 0);
	const hits = [];

	cycles.forEach((cycle, at) => {
		const ids = new Set(asked.flatMap((a) => [...a.found[at].keys()]));

		for (const id of ids) {
			const unit = parseInt(id, 36);
			let score = 0, has = 0;

			for (const a of asked) {
				const says = a.found[at].get(id) || 0;
				const named = a.units.get(unit) || 0;

				has += says > 0 || named > 0;
				score += says * Math.log(1 + all / (a.count || 1)) +
					6 * named;
			}
			hits.push({cycle, at, id, has, score});
		}
	});
	const most = Math.max(0, ...hits.map((h) => h.has));

	return {whole: most === asked.length, hits: hits
		.filter((h) => h.has === most)
		.sort((a, b) => b.score - a.score || a.at - b.at ||
			(a.id < b.id ? -1 : 1))};
}

// The block of a page that answers best, and where it stands.
function best_block(page, asked, danish) {
	let best = null, most = 0, id = null;

	for (const e of page.querySelectorAll(".prose [id], .prose p, .prose li, .prose td, .prose dd")) {
		if (e.id)
			id = e.id;
		if (e.querySelector("p, li, td") || e.matches("dt"))
			continue;
		const terms = words(e.textContent).map((w) => term(w, danish));
		const n = asked.filter((a) => terms.some((t) =>
			a.like(a.want, t))).length;

		if (n > most) {
			most = n;
			best = {text: e.textContent.replace(/\s+/g, " ").trim(), id};
		}
	}
	return best;
}

// TEXT around the first word that answers, with those words marked.
function snippet(text, asked, danish) {
	const p = document.createElement("p");
	const marks = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].filter((m) =>
		asked.some((a) => a.like(a.want, term(m[0], danish))));
	const first = marks.length ? marks[0].index : 0;
	const from = first < 90 ? 0 : text.lastIndexOf(" ", first - 60) + 1;
	const last = text.lastIndexOf(" ", from + 220);
	const to = text.length < from + 220 ? text.length
		: last > first ? last : text.length;
	let at = from;

	p.append(from ? "… " : "");
	for (const m of marks.filter((w) => w.index + w[0].length <= to)) {
		const mark = document.createElement("mark");

		mark.textContent = m[0];
		p.append(text.slice(at, m.index), mark);
		at = m.index + m[0].length;
	}
	p.append(text.slice(at, to), to < text.length ? " …" : "");
	return p;
}

function line(href, title, facts) {
	const li = document.createElement("li");
	const a = document.createElement("a");
	const p = document.createElement("p");

	a.href = href;
	a.textContent = title;
	p.className = "dim";
	p.textContent = facts.filter(Boolean).join(" · ");
	li.append(a, p);
	return li;
}

function day(iso, lang) {
	return iso && new Date(`${iso}T12:00:00Z`).toLocaleDateString(lang,
		{day: "numeric", month: "long", year: "numeric"});
}

// The form and the list of what was found.
class Search {
	constructor(form) {
		this.form = form;
		this.text = form.dataset;
		this.lang = document.documentElement.lang;
		this.index = new Index(this.lang === "da");
		for (const id of ["q", "year", "found", "count", "list", "more"])
			this[id] = document.getElementById(id);
		form.addEventListener("submit", (e) => {
			e.preventDefault();
			this.start();
		});
		this.q.addEventListener("input", () => {
			clearTimeout(this.timer);
			this.timer = setTimeout(() => this.start(), 250);
		});
		this.year.addEventListener("change", () => this.start());
		this.more.addEventListener("click", () => this.show());
		const asked = new URLSearchParams(location.search);

		this.q.value = asked.get("q") || "";
		this.year.value = asked.get("year") || "";
		if (this.q.value)
			this.start();
	}

	async start() {
		const turn = this.turn = {};
		const query = this.q.value.trim();
		const to = new URLSearchParams();

		if (query)
			to.set("q", query);
		if (this.year.value)
			to.set("year", this.year.value);
		history.replaceState(null, "", `?${to}`);
		this.list.setAttribute("aria-busy", "true");
		this.found.hidden = !query;
		this.count.textContent = query ? this.text.wait : "";
		try {
			await (this.opened = this.opened || this.index.open());
			const {cycles, asked} = await ask(this.index, query,
				this.year.value);

			if (turn === this.turn)
				this.answer(asked, rank(cycles, asked));
		} catch (e) {
			this.opened = null;
			this.index.files.clear();
			this.list.replaceChildren();
			this.list.removeAttribute("aria-busy");
			this.count.textContent = this.text.failed;
		}
	}

	answer(asked, found) {
		const units = rank_units(this.index, asked);
		const n = units.length + found.hits.length;

		this.asked = asked;
		this.hits = found.hits;
		this.list.replaceChildren(...units.slice(0, 5).map((u) =>
			line(this.text.root + u.path, u.name, [this.text.unit])));
		this.count.textContent = !n ? this.text.none
			: (n === 1 ? this.text.one : `${n} ${this.text.many}`) +
			(found.hits.length && !found.whole ? `. ${this.text.some}`
				: "");
		this.show();
	}

	async show() {
		const turn = this.turn, danish = this.index.danish;
		const focus = document.activeElement === this.more;
		const docs = await Promise.all(this.hits.splice(0, 10).map((h) =>
			this.index.document(h.cycle, h.id)));
		const lines = docs.map((d) => line(this.text.root + d.path,
			d.title, [d.unit.name, d.cycle.name, d.kind,
				day(d.date, this.lang)]));

		if (turn !== this.turn)
			return;
		this.list.append(...lines);
		this.more.hidden = this.hits.length === 0;
		if (focus && lines.length)
			lines[0].firstChild.focus();
		this.list.setAttribute("aria-busy", "true");
		await Promise.all(lines.map((li) => this.look(li, danish)));
		if (turn === this.turn)
			this.list.removeAttribute("aria-busy");
	}

	// The page itself says in which words, and where.
	async look(li, danish) {
		const a = li.firstChild, asked = this.asked;
		const r = await fetch(a.href).catch(() => null);
		const page = r && r.ok && new DOMParser().parseFromString(
			await r.text(), "text/html");
		const block = page && best_block(page, asked, danish);

		if (!block)
			return;
		li.append(snippet(block.text, asked, danish));
		if (block.id)
			a.hash = `#${block.id}`;
	}
}

// A page that is a file may not read the files beside it.
function refuse(form) {
	const p = document.createElement("p");

	p.className = "notice";
	p.textContent = form.dataset.folder;
	form.replaceWith(p);
}

if (typeof document === "undefined")
	module.exports = {stem, plain, term, words, distance, near, likeness};
else if (location.protocol === "file:")
	refuse(document.getElementById("search"));
else
	new Search(document.getElementById("search"));
