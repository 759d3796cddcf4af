export const id = 585;
export const ids = [585];
export const modules = {
	8585: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
		__webpack_require__.d(__webpack_exports__, {
			parseMirrors: () => parseMirrors,
		});
		var external_node_fs_ = __webpack_require__(3024);
		var external_node_path_ = __webpack_require__(6760);
		var contract = __webpack_require__(2813);
		var input_values = __webpack_require__(5106);
		var job = __webpack_require__(7200);
		var dist = __webpack_require__(8815);
		const meaninglessTag = 'a tag (!…) that means nothing here';
		const ordinaryTags = new Set(['str', 'bool', 'null', 'map', 'seq', 'merge'].map((name) => `tag:yaml.org,2002:${name}`));
		const wordsOf = {
			BAD_ALIAS: 'an alias without a name',
			BAD_INDENT: 'the indentation is wrong',
			BAD_SCALAR_START: 'a plain text cannot begin like this; put it in quotes',
			BAD_DQ_ESCAPE: 'a backslash in double quotes that is no escape; use single quotes',
			BLOCK_AS_IMPLICIT_KEY: 'a mapping or list cannot begin on this line; a text with a colon in it needs quotes',
			DUPLICATE_KEY: 'a key that stands in this mapping already',
			MISSING_CHAR: 'a quote, bracket, comma or colon is missing here or before',
			MULTILINE_IMPLICIT_KEY: 'a key without its colon, or wrong indentation',
			MULTIPLE_DOCS: 'a second document (---), where one is due',
			TAB_AS_INDENT: 'a tab where YAML wants spaces',
			TAG_RESOLVE_FAILED: meaninglessTag,
		};
		function parseList(text) {
			const lines = new dist.HN();
			const document = (0, dist.Tp)(text, {
				lineCounter: lines,
				prettyErrors: false,
				logLevel: 'error',
				merge: true,
				schema: 'core',
				resolveKnownTags: false,
				customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
			});
			const targets = new Map();
			const problems = [
				...[...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
					offset,
					words: wordsOf[code] ?? 'this is no valid YAML (nor JSON)',
				})),
				...followReferences(document, targets),
			];
			const lineAt = (offset) => lines.linePos(offset).line || 1;
			if (problems.length > 0) {
				const faults = problems.map(({ offset, words }) => ({ line: lineAt(offset), words }));
				return faults.filter(({ line }, index) => line !== faults[index - 1]?.line);
			}
			let value;
			try {
				value = document.toJS({ maxAliasCount: -1 });
			} catch (error) {
				if (!(error instanceof RangeError || error instanceof ReferenceError)) throw error;
				return [{ line: 1, words: 'a reference (*name) that leads to itself' }];
			}
			return {
				value,
				lineOf: (path) => lineAt(offsetOf(document, path, targets)),
			};
		}
		function followReferences(document, targets) {
			const faults = [];
			const anchors = new Map();
			const merges = [];
			const fault = (node, words) => {
				faults.push({ offset: (0, dist.Ll)(node) ? (node.range?.[0] ?? 0) : 0, words });
			};
			(0, dist.YR)(document, {
				Node(_, node) {
					if ((0, dist.Vj)(node)) {
						const target = anchors.get(node.source);
						if (target !== undefined) targets.set(node, target);
						else fault(node, 'an alias (*name) whose anchor (&name) does not stand before it');
						return;
					}
					if (node.anchor !== undefined) anchors.set(node.anchor, node);
					if (node.tag !== undefined && !ordinaryTags.has(node.tag)) fault(node, meaninglessTag);
				},
				Pair(_, pair) {
					if (!(0, dist.jn)(pair.key)) fault(pair.key, 'a key that is no plain text');
					if ((0, dist.jn)(pair.key) && typeof pair.key.value === 'symbol') merges.push(pair);
				},
			});
			for (const { key, value } of merges) {
				const whole = (0, dist.Vj)(value) ? targets.get(value) : value;
				const sources = (0, dist.oP)(whole) ? whole.items : [whole];
				const isMergeable = sources.every((source) => (0, dist.jh)((0, dist.Vj)(source) ? targets.get(source) : source));
				if (!isMergeable) fault(key, 'a merge key (<<) whose value is no mapping');
			}
			return faults;
		}
		function offsetOf(document, path, targets) {
			let node = document.contents;
			let offset = (0, dist.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
			for (const step of path) {
				const holder = (0, dist.Vj)(node) ? targets.get(node) : node;
				if ((0, dist.oP)(holder)) {
					node = holder.items[Number(step)];
					if ((0, dist.Ll)(node)) offset = node.range?.[0] ?? offset;
				} else if ((0, dist.jh)(holder)) {
					const pair = holder.items.find(({ key }) => (0, dist.jn)(key) && String(key.value) === step);
					if (pair === undefined) return offset;
					if ((0, dist.Ll)(pair.key)) offset = pair.key.range?.[0] ?? offset;
					node = pair.value;
				}
			}
			return offset;
		}
		const malformed = 'holds ${ without the name of a variable and }; valid is ${NAME}';
		function withVariables(text, environment, used) {
			return text.replace(/\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?/g, (_, name) => {
				if (name === undefined) throw new input_values.vC(malformed);
				if (/^(?:INPUT|ACTIONS|GITHUB|RUNNER)_/i.test(name)) {
					throw new input_values.vC("names a variable of the runner's own; give the secret a name of its own under env");
				}
				const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
				if (value === undefined || value === '') {
					throw new input_values.vC('names an environment variable that is not set, or empty; set it under env of the step');
				}
				used(value);
				return value;
			});
		}
		var validator = __webpack_require__(207);
		const schema_text = { type: ['string', 'number', 'null'] };
		const booleans = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
		const schema_boolean = { enum: [true, false, ...booleans, '', null] };
		const valueSchemas = {
			project: { type: ['string', 'integer'], minLength: 1 },
			url: schema_text,
			'auth-user': schema_text,
			'auth-password': schema_text,
			enabled: schema_boolean,
			'mirror-trigger-builds': schema_boolean,
			'only-mirror-protected-branches': schema_boolean,
			'mirror-overwrites-diverged-branches': schema_boolean,
			'mirror-branch-regex': schema_text,
			'create-project': schema_boolean,
			visibility: { enum: ['private', 'internal', 'public', '', null] },
			sync: { enum: [true, false, 'immediate', ...booleans, '', null] },
			wait: schema_boolean,
			'verify-refs': { type: ['string', 'number', 'array', 'null'], items: { type: ['string', 'number'] } },
			resume: schema_boolean,
		};
		const { project: _, ...defaultSchemas } = valueSchemas;
		const entries = { type: 'array', items: { $ref: '#/$defs/entry' }, minItems: 1 };
		const mirrorsSchema = {
			$schema: 'https://json-schema.org/draft/2020-12/schema',
			if: { type: 'array' },
			then: { $ref: '#/$defs/entries' },
			else: {
				type: 'object',
				properties: { defaults: { $ref: '#/$defs/defaults' }, mirrors: { $ref: '#/$defs/entries' } },
				required: ['mirrors'],
				additionalProperties: false,
			},
			$defs: {
				entries,
				entry: { type: 'object', properties: valueSchemas, required: ['project'], additionalProperties: false },
				defaults: { type: ['object', 'null'], properties: defaultSchemas, additionalProperties: false },
			},
		};
		function judgeShape(list) {
			let result;
			try {
				result = new validator.D(mirrorsSchema, '2020-12', false).validate(list);
			} catch (error) {
				if (!(error instanceof URIError)) throw error;
				return { valid: false, faults: [{ path: [], words: 'holds a key that is no text in any encoding' }] };
			}
			const { valid, errors } = result;
			return { valid, faults: errors.flatMap((error) => faultOf(error, list)) };
		}
		function faultOf({ keyword, instanceLocation }, list) {
			const path = instanceLocation
				.split('/')
				.slice(1)
				.map((step) => decodeURI(step).replaceAll('~1', '/').replaceAll('~0', '~'));
			const words = wordsFor(keyword, Array.isArray(list) ? ['mirrors', ...path] : path, valueAt(list, path));
			return words === null ? [] : [{ path, words }];
		}
		function wordsFor(keyword, path, value) {
			const isEntry = path.length === 2 && path[0] === 'mirrors';
			if (keyword === 'minItems') return 'holds no mirror';
			if (keyword === 'required') return isEntry ? 'project is missing' : 'mirrors is missing, the list itself';
			if (keyword === 'false') {
				const schemas = path[0] === 'defaults' ? defaultSchemas : valueSchemas;
				const keys = path.length === 1 ? ['defaults', 'mirrors'] : Object.keys(schemas);
				return `unknown key; valid are ${keys.join(', ')}`;
			}
			if (keyword === 'enum') return value !== null && typeof value === 'object' ? wrongType(path, value) : null;
			return keyword === 'type' ? wrongType(path, value) : null;
		}
		function wrongType(path, value) {
			if (path.length === 0) return 'is neither a list of mirrors nor a mapping with defaults and mirrors';
			if (path.length === 1) return path[0] === 'mirrors' ? 'mirrors is no list' : 'defaults is no mapping of inputs';
			if (path.length === 2 && path[0] === 'mirrors') return 'is no mapping of inputs such as project: group/sub/project';
			const name = path[path[0] === 'defaults' ? 1 : 2];
			if (value === null) return `${name}: is empty`;
			if (typeof value === 'boolean') return `${name}: is true or false where a text is due; put it in quotes`;
			return name === 'verify-refs' ? `${name}: is neither a text nor a list of texts, one ref each` : `${name}: is a list or mapping where one value is due`;
		}
		function valueAt(list, path) {
			let value = list;
			for (const step of path) {
				value = value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined;
			}
			return value;
		}
		var external_node_crypto_ = __webpack_require__(7598);
		function shardOf(mirrors, shard) {
			return mirrors.filter(({ project = '' }) => shardNumber(project, shard.of) === shard.number);
		}
		function shardNumber(project, of) {
			const hash = (0, external_node_crypto_.createHash)('sha256').update(project.toLowerCase()).digest();
			return (hash.readUIntBE(0, 6) % of) + 1;
		}
		function parseMirrors(given, step, shard, { workspace, environment, readFile }) {
			try {
				const { text, file } = isInline(given) ? { text: given, file: '' } : readList(given, workspace, readFile);
				const document = parseList(text);
				const place = (line) => (file === '' ? `line ${line}` : `${file}:${line}`);
				if (Array.isArray(document)) {
					const faults = document.map(({ line, words }) => `mirrors: ${place(line)}: ${words}`);
					return { mirrors: [], secrets: [], faults };
				}
				const reading = new Reading(document, place, environment);
				const mirrors = reading.read(step);
				return {
					mirrors: shard === null ? mirrors : shardOf(mirrors, shard),
					secrets: [...reading.secrets],
					faults: reading.faults,
				};
			} catch (error) {
				if (error instanceof input_values.vC) return { mirrors: [], secrets: [], faults: [`mirrors: ${error.message}`] };
				throw new Error(`the list of mirrors could not be read (${error instanceof Error ? error.name : typeof error})`);
			}
		}
		function isInline(given) {
			return /[\r\n]|^(?:-\s|---|[[{#])/.test(given);
		}
		function readList(path, workspace, readFile) {
			const wanted = 'give a list in YAML, or the path of a YAML or JSON file in the workspace';
			let real;
			let file;
			try {
				real = (0, external_node_fs_.realpathSync)((0, external_node_path_.resolve)(workspace ?? '.', path));
				file = workspace === null ? path : (0, external_node_path_.relative)((0, external_node_fs_.realpathSync)(workspace), real);
			} catch (error) {
				throw new input_values.vC(`is neither a list nor a file that can be read${codeOf(error)}; ${wanted}`);
			}
			const isOutside = file === '..' || file.startsWith(`..${external_node_path_.sep}`) || (0, external_node_path_.resolve)(file) === file;
			if (isOutside && workspace !== null) {
				throw new input_values.vC(`is a file outside of the workspace; ${wanted}`);
			}
			try {
				return { text: readFile(real), file };
			} catch (error) {
				throw new input_values.vC(`is no file that can be read${codeOf(error)}; ${wanted}`);
			}
		}
		function codeOf(error) {
			return error instanceof Error && 'code' in error ? ` (${error.code})` : '';
		}
		class Reading {
			secrets = new Set();
			#faults = [];
			#document;
			#place;
			#environment;
			#misshapen = new Set();
			#entriesAt = [];
			constructor(document, place, environment) {
				this.#document = document;
				this.#place = place;
				this.#environment = environment;
			}
			get faults() {
				return this.#faults.toSorted((a, b) => a.line - b.line).map(({ text }) => text);
			}
			read(step) {
				const root = this.#document.value;
				if (!Array.isArray(root)) this.#entriesAt = ['mirrors'];
				const shape = judgeShape(root);
				for (const { path, words } of shape.faults) {
					this.#misshapen.add(path.join('\n'));
					this.#tell(path, words);
				}
				const { defaults = null, mirrors: entries } = Array.isArray(root) ? { mirrors: root } : (root ?? {});
				const base = merged(step, this.#layer(['defaults'], defaults));
				const mirrors = (Array.isArray(entries) ? entries : []).map((entry, index) => {
					const path = [...this.#entriesAt, index];
					const { texts, values } = merged(base, this.#layer(path, entry));
					if (isMapping(entry) && Object.hasOwn(entry, 'project') && !('project' in values)) {
						this.#tellOf(path, 'project', new input_values.vC('is empty'));
					}
					for (const { name, fault } of (0, job.em)(values)) this.#tellOf(path, name, fault);
					for (const secret of (0, job.pc)(texts)) this.secrets.add(secret);
					return values;
				});
				this.#tellDuplicates(mirrors);
				if (!shape.valid && this.#faults.length === 0) this.#tell([], 'does not fit mirrors.schema.json');
				return mirrors;
			}
			#layer(path, mapping) {
				if (!isMapping(mapping)) return { texts: {}, values: {} };
				const texts = {};
				const wrong = {};
				for (const name of contract.qW) {
					if (!Object.hasOwn(mapping, name)) continue;
					const text = textOf(Reflect.get(mapping, name));
					if (text === null || this.#misshapen.has([...path, name].join('\n'))) wrong[name] = undefined;
					else if (text !== '') texts[name] = text;
				}
				const faults = [];
				for (const name of ['auth-user', 'auth-password']) {
					const text = texts[name];
					if (text === undefined) continue;
					try {
						texts[name] = withVariables(text, this.#environment, (value) => this.secrets.add(value));
					} catch (error) {
						if (!(error instanceof input_values.vC)) throw error;
						faults.push({ name, fault: error });
						wrong[name] = undefined;
					}
				}
				const parsed = (0, job.tA)(texts);
				for (const { name, fault } of [...faults, ...parsed.faults]) this.#tellOf(path, name, fault);
				return { texts, values: { ...parsed.values, ...wrong } };
			}
			#tellDuplicates(mirrors) {
				const first = new Map();
				for (const [index, { project }] of mirrors.entries()) {
					if (project === undefined) continue;
					const key = project.toLowerCase();
					const before = first.get(key);
					if (before === undefined) first.set(key, index);
					else {
						const line = this.#document.lineOf([...this.#entriesAt, before, 'project']);
						this.#tell([...this.#entriesAt, index, 'project'], `the same project as entry ${before + 1} on line ${line}`);
					}
				}
			}
			#tellOf(path, name, fault) {
				this.#tell([...path, name], `${name}: ${fault.discreet}`);
			}
			#tell(path, words) {
				const index = path[this.#entriesAt.length];
				const isEntry = path.length > this.#entriesAt.length && path[0] !== 'defaults';
				const entry = isEntry ? ` (entry ${Number(index) + 1})` : '';
				const line = this.#document.lineOf(path);
				this.#faults.push({ line, text: `mirrors: ${this.#place(line)}${entry}: ${words}` });
			}
		}
		function merged(under, over) {
			return { texts: { ...under.texts, ...over.texts }, values: { ...under.values, ...over.values } };
		}
		function isMapping(value) {
			return value !== null && typeof value === 'object' && !Array.isArray(value);
		}
		function textOf(value) {
			if (value === null) return '';
			if (typeof value === 'string') return value;
			if (typeof value === 'boolean') return String(value);
			const isTexts = Array.isArray(value) && value.every((item) => typeof item === 'string');
			return isTexts ? value.join('\n') : null;
		}
	},
};
