/** A list of mirrors as a document: YAML, which includes JSON, with the line of each of its values. */
import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { InvalidInput } from '../base/errors.ts';

/** A value in the document. Numbers are texts. */
export interface Item {
  /** The line of its key if it is in a mapping. */
  line: number;
  value: string | boolean | null | Item[] | Map<string, Item>;
}

export interface SyntaxProblem {
  line: number;
  message: string;
}

const unsupported = {
  alias: 'aliases (*name) are not supported; write the value itself, or put it into defaults',
  anchor: 'anchors (&name) are not supported; put common values into defaults',
  merge: 'merge keys (<<) are not supported; put common values into defaults',
  tag: 'tags (!name) are not supported',
};

/** Replaces the messages of the library, which quote the document: it may contain secrets. */
const messages: Partial<Record<string, string>> = {
  BAD_ALIAS: unsupported.alias,
  BAD_INDENT: 'wrong indentation',
  BAD_SCALAR_START: 'a text cannot start with this character; put it in quotes',
  BAD_DQ_ESCAPE: 'unknown escape after a backslash in double quotes; use single quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a mapping or list cannot start on this line; put a text that contains a colon in quotes',
  DUPLICATE_KEY: 'duplicate key',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing here or before',
  MULTILINE_IMPLICIT_KEY: 'a key without its colon, or wrong indentation',
  MULTIPLE_DOCS: 'a second document (---) is not supported',
  RESOURCE_EXHAUSTION: 'lists and mappings are nested too deeply',
  TAB_AS_INDENT: 'a tab in the indentation; use spaces',
  TAG_RESOLVE_FAILED: unsupported.tag,
};

const coreTags = new Set(['str', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`));

/** @returns the syntax errors if there are any; anchors, aliases and merge keys are some */
export function parseList(text: string): Item | SyntaxProblem[] {
  const lines = new LineCounter();
  const lineAt = (offset: number) => lines.linePos(offset).line || 1;
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // The library prints warnings itself, without redaction.
    logLevel: 'error',
    // Overrides a %YAML directive. Without the tags for numbers, 0123 remains the text that it is.
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
  });
  const reader = new Reader(text, lineAt);
  const list = reader.item(document.contents, 1);
  const problems = [
    ...[...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
      line: lineAt(offset),
      message: messages[code] ?? 'invalid YAML or JSON',
    })),
    ...reader.problems,
  ];
  // One mistake often causes several errors on its line.
  return problems.length === 0 ? list : problems.filter(({ line }, i) => line !== problems[i - 1]?.line);
}

class Reader {
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;
  readonly #lineAt: (offset: number) => number;

  constructor(text: string, lineAt: (offset: number) => number) {
    this.#text = text;
    this.#lineAt = lineAt;
  }

  item(node: unknown, parentLine: number): Item {
    if (!isNode(node)) return { line: parentLine, value: null };
    const line = this.#lineOf(node, parentLine);
    this.#refuseUnsupported(node, line);
    if (isSeq(node)) return { line, value: node.items.map((item) => this.item(item, line)) };
    if (isScalar(node)) {
      const { value } = node;
      return { line, value: typeof value === 'string' || typeof value === 'boolean' ? value : null };
    }
    const mapping = new Map<string, Item>();
    for (const { key, value } of isMap(node) ? node.items : []) {
      const keyLine = isNode(key) ? this.#lineOf(key, line) : line;
      if (isNode(key)) this.#refuseUnsupported(key, keyLine);
      if (!isScalar(key)) this.#report(keyLine, 'a key must be a text');
      else if (key.value === '<<') this.#report(keyLine, unsupported.merge);
      else mapping.set(String(key.value), { ...this.item(value, keyLine), line: keyLine });
    }
    return { line, value: mapping };
  }

  #refuseUnsupported(node: Node, line: number): void {
    if (isAlias(node)) this.#report(line, unsupported.alias);
    else if (node.anchor !== undefined) {
      // The range of a node starts after its anchor, which may be on a line before.
      const offset = this.#text.lastIndexOf(`&${node.anchor}`, node.range?.[0]);
      this.#report(this.#lineAt(offset), unsupported.anchor);
    }
    if (node.tag !== undefined && !coreTags.has(node.tag)) this.#report(line, unsupported.tag);
  }

  #lineOf(node: Node, parentLine: number): number {
    return node.range ? this.#lineAt(node.range[0]) : parentLine;
  }

  #report(line: number, message: string): void {
    this.problems.push({ line, message });
  }
}

/**
 * The text of the list that the input `mirrors` contains or names.
 * @param workspace the folder that a file must be in; null: anywhere
 * @throws InvalidInput
 */
export function readList(
  given: string,
  workspace: string | null,
  readFile: (path: string) => string,
): { text: string; file: string | null } {
  // A list starts like one or has several lines; a path does neither.
  if (/[\r\n]|^(?:-\s|---|[[{#])/.test(given)) return { text: given, file: null };
  const expected = 'must be a list in YAML, or the path of a YAML or JSON file in the workspace';
  // The path is not shown: it may be a list that was written on one line.
  const unreadable = (error: unknown) => {
    const code =
      error instanceof Error && 'code' in error ? `${error.code}` : 'not a regular file, or too large';
    return new InvalidInput(`${expected}; the file cannot be read (${code})`);
  };
  let real: string;
  let file: string;
  try {
    // Like `..`, symbolic links can lead out of the workspace.
    real = realpathSync(resolve(workspace ?? '.', given));
    file = workspace === null ? given : relative(realpathSync(workspace), real);
  } catch (error) {
    throw unreadable(error);
  }
  const isOutside = file === '..' || file.startsWith(`..${sep}`) || resolve(file) === file;
  if (isOutside && workspace !== null) {
    throw new InvalidInput(`${expected}; this file is outside of the workspace`);
  }
  try {
    return { text: readFile(real), file };
  } catch (error) {
    throw unreadable(error);
  }
}
