/** Parses the YAML or JSON of a list of mirrors. Keeps the line of each value. */
import {
  CST,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type ParseOptions,
  parseDocument,
} from 'yaml';

/** A value in the document. Numbers are read as text. */
export interface Item {
  /** The line of its key if it is in a mapping, otherwise its own. */
  line: number;
  value: string | boolean | null | Item[] | Map<string, Item>;
}

export interface SyntaxProblem {
  line: number;
  message: string;
}

const unsupported = {
  alias: 'aliases (*name) are not supported; write the value itself, in quotes if it begins with *',
  anchor: 'anchors (&name) are not supported; put common values into defaults',
  merge: 'merge keys (<<) are not supported; put common values into defaults',
  tag: 'tags (!name) are not supported',
};

const unclosedQuote = 'a quote is not closed';
const tabIndent = 'a tab in the indentation; use spaces';

/**
 * By the library's error code and the beginning of its message. The rest of its messages may quote the document, which may contain
 * secrets.
 */
const messages: [error: RegExp, message: string][] = [
  [/^MISSING_CHAR Missing closing/, unclosedQuote],
  [/^MISSING_CHAR Missing ,/, 'a comma or colon is missing here or before'],
  [/^[A-Z_]+ Flow/, 'a bracket or brace is not closed here or before, or wrong indentation'],
  [
    /^MULTILINE|^MISSING_CHAR Implicit/,
    'a key without a colon and a space after it, an unclosed quote, or wrong indentation',
  ],
  [/^BAD_INDENT|^MISSING_CHAR Sequence/, 'wrong indentation'],
  [/^BAD_SCALAR_START/, 'a value cannot start with this character; put it in quotes'],
  [/^BAD_DQ/, 'unknown escape after a backslash in double quotes; use single quotes'],
  [
    /^BLOCK_AS/,
    'put a value that contains a colon in quotes, and check the indentation of this line and the next',
  ],
  [/^MULTIPLE_DOCS/, 'a second document (---) is not supported'],
  [/^RESOURCE/, 'lists and mappings are nested too deeply'],
  [/^TAB/, tabIndent],
  [/^TAG/, unsupported.tag],
];

const coreTags = new Set(['str', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

/** Maximum characters: about 95 for each entry of a list with `maxTokens`. */
const maxListLength = 8 * 1024 * 1024;

/** The YAML library spends time and memory on each token: words, punctuation and spaces. An entry with two keys has 17. */
const maxTokens = 1_500_000;

const tooLarge = 'the list is too large to be read; split it into several lists';

/** Maximum keys per mapping; there are fewer inputs. */
const maxKeys = 100;

const options: ParseOptions & Parameters<typeof parseDocument>[1] = {
  prettyErrors: false,
  // The library prints warnings itself, without redaction.
  logLevel: 'error',
  // Overrides a %YAML directive.
  schema: 'core',
  merge: false,
  // The library compares each key with all others of its mapping.
  uniqueKeys: false,
  resolveKnownTags: false,
  // Without the tags for numbers, 0123 is read as text.
  customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
};

/**
 * Parses a list in time linear in its length.
 * @returns the list, or its syntax errors; anchors, aliases and merge keys are errors too
 */
export function parseList(given: string): Item | SyntaxProblem[] {
  const text = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const problems = text.length > maxListLength ? [{ line: 1, message: tooLarge }] : unsupportedTokens(text);
  if (problems.length > 0) return onePerLine(problems);
  // If these are set, the library prints the document, secrets included.
  delete process.env.LOG_TOKENS;
  delete process.env.LOG_STREAM;
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line || 1;
  const document = withoutStackTraces(() => parseDocument(text, { ...options, lineCounter: lines }));
  if (document === null) return [{ line: 1, message: 'invalid YAML or JSON, or nested too deeply' }];
  const builder = new ItemBuilder(lineAt);
  const list = builder.build(document.contents, 1);
  const errors = [...document.errors, ...document.warnings]
    // After the end of the root, every token is an error, usually because of the first error.
    .filter(({ message }, i) => i === 0 || !/^Unexpected \S+ token in YAML stream/.test(message))
    .map(({ code, message, pos: [offset] }) => ({
      line: lineAt(offset),
      message: messageFor(`${code} ${message}`, text.slice(Math.max(0, offset - 99), offset)),
    }));
  // In a document with a syntax error, what the builder finds is usually another effect of the same mistake.
  const found = errors.length > 0 ? errors : builder.problems;
  return found.length === 0 ? list : onePerLine(found);
}

/** @param before the end of the text before the error */
function messageFor(error: string, before: string): string {
  // Tabs are allowed in the indentation of JSON, where most other errors are of another kind.
  if (/^(?:UNEXPECTED|BAD_INDENT)/.test(error) && /\n *\t[ \t]*$/.test(before)) return tabIndent;
  const generic = 'invalid YAML or JSON; check the indentation, quotes and brackets';
  return messages.find(([pattern]) => pattern.test(error))?.[1] ?? generic;
}

/** One mistake often causes several errors on its line. */
function onePerLine(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  const inOrder = problems.toSorted((a, b) => a.line - b.line);
  return inOrder.filter(({ line }, i) => line !== inOrder[i - 1]?.line);
}

/** Finds problems in the tokens alone: it is fast, and the library finds unclosed quotes only at the end of the text. */
function unsupportedTokens(text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let line = 1;
  let count = 0;
  let isPlainScalar = false;
  let mergeLine: number | null = null;
  for (const token of new Lexer().lex(text)) {
    if (++count > maxTokens) return [{ line, message: tooLarge }];
    const type = isPlainScalar ? 'scalar' : CST.tokenType(token);
    // The lexer emits a marker before an unquoted scalar.
    isPlainScalar = !isPlainScalar && token === CST.SCALAR;
    if (type === 'alias' || type === 'anchor') problems.push({ line, message: unsupported[type] });
    if (type?.endsWith('quoted-scalar') && (token.length === 1 || !token.endsWith(token.charAt(0))))
      problems.push({ line, message: unclosedQuote });
    if (type === 'map-value-ind' && mergeLine !== null)
      problems.push({ line: mergeLine, message: unsupported.merge });
    if (type !== 'space' && !isPlainScalar) mergeLine = /^(?:<<|"<<"|'<<')$/.test(token) ? line : null;
    if (token.includes('\n')) line += token.split('\n').length - 1;
  }
  return problems;
}

/**
 * Runs the parser without stack traces, which make each error slow: a document may have as many errors as characters.
 * @returns null if the document exhausts the stack
 */
function withoutStackTraces<T>(parse: () => T): T | null {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Builds an item from each node of the document, and collects the problems. */
class ItemBuilder {
  readonly problems: SyntaxProblem[] = [];
  readonly #lineAt: (offset: number) => number;

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt;
  }

  build(node: unknown, parentLine: number): Item {
    if (!isNode(node)) return { line: parentLine, value: null };
    const line = this.#lineOf(node, parentLine);
    this.#checkTag(node, line);
    if (isSeq(node)) return { line, value: node.items.map((item) => this.build(item, line)) };
    if (isScalar(node)) {
      const { value } = node;
      return { line, value: typeof value === 'string' || typeof value === 'boolean' ? value : null };
    }
    const mapping = new Map<string, Item>();
    const pairs = isMap(node) ? node.items : [];
    if (pairs.length > maxKeys) this.#report(line, `more than ${maxKeys} keys in one mapping`);
    for (const { key, value } of pairs.slice(0, maxKeys)) {
      const keyLine = isNode(key) ? this.#lineOf(key, line) : line;
      if (isNode(key)) this.#checkTag(key, keyLine);
      if (!isScalar(key))
        this.#report(keyLine, 'a key must be a string; put a value that starts with { or [ in quotes');
      else if (mapping.has(String(key.value))) this.#report(keyLine, 'duplicate key');
      else mapping.set(String(key.value), { ...this.build(value, keyLine), line: keyLine });
    }
    return { line, value: mapping };
  }

  #checkTag({ tag }: Node, line: number): void {
    if (tag !== undefined && !coreTags.has(tag)) this.#report(line, unsupported.tag);
  }

  #lineOf(node: Node, parentLine: number): number {
    return node.range ? this.#lineAt(node.range[0]) : parentLine;
  }

  #report(line: number, message: string): void {
    this.problems.push({ line, message });
  }
}
