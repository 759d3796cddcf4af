/** A list of mirrors as a document: YAML, of which JSON is a part, with the line of everything in it. Pure. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml';

export type Path = readonly (string | number)[];

export interface ListDocument {
  value: unknown;
  /** The line of what is at the path, or of the nearest above it. */
  lineOf(path: Path): number;
}

export interface SyntaxProblem {
  line: number;
  words: string;
}

const meaninglessTag = 'a tag (!…) that means nothing here';

const ordinaryTags = new Set(
  ['str', 'bool', 'null', 'map', 'seq', 'merge'].map((name) => `tag:yaml.org,2002:${name}`),
);

/** The library's own words quote the document, in which there may be secrets. */
const wordsOf: Partial<Record<string, string>> = {
  BAD_ALIAS: 'an alias without a name',
  BAD_INDENT: 'the indentation is wrong',
  BAD_SCALAR_START: 'a plain text cannot begin like this; put it in quotes',
  BAD_DQ_ESCAPE: 'a backslash in double quotes that is no escape; use single quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a mapping or list cannot begin on this line; a text with a colon in it needs quotes',
  DUPLICATE_KEY: 'a key that stands in this mapping already',
  MISSING_CHAR: 'a quote, bracket, comma or colon is missing here or before',
  MULTILINE_IMPLICIT_KEY: 'a key without its colon, or wrong indentation',
  MULTIPLE_DOCS: 'a second document (---), where one is due',
  TAB_AS_INDENT: 'a tab where YAML wants spaces',
  TAG_RESOLVE_FAILED: meaninglessTag,
};

/**
 * Reads the text. Anchors, aliases and merge keys (`<<`) are resolved.
 * @returns what is wrong with it where it is not YAML
 */
export function parseList(text: string): ListDocument | SyntaxProblem[] {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Warnings go to the log past everything that makes texts harmless.
    logLevel: 'error',
    merge: true,
    // Whatever the document itself says, and without numbers: 0123 is a text like any other, and no 123.
    schema: 'core',
    resolveKnownTags: false,
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(int|float)$/.test(tag.tag)),
  });
  const targets = new Map<Alias, Node>();
  const problems = [
    ...[...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
      offset,
      words: wordsOf[code] ?? 'this is no valid YAML (nor JSON)',
    })),
    ...followReferences(document, targets),
  ];
  const lineAt = (offset: number) => lines.linePos(offset).line || 1;
  if (problems.length > 0) {
    const faults = problems.map(({ offset, words }) => ({ line: lineAt(offset), words }));
    // One slip often makes several errors of the same line.
    return faults.filter(({ line }, index) => line !== faults[index - 1]?.line);
  }
  let value: unknown;
  try {
    // Aliases are shared and never copied, so no number of them takes memory.
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

/**
 * Finds what each alias stands for. The library could, but looks through the whole document for every single one.
 * @param targets filled with them
 * @returns references that lead nowhere, of which the library would not tell the line
 */
function followReferences(
  document: Document,
  targets: Map<Alias, Node>,
): { offset: number; words: string }[] {
  const faults: { offset: number; words: string }[] = [];
  const anchors = new Map<string, Node>();
  const merges: Pair[] = [];
  const fault = (node: unknown, words: string) => {
    faults.push({ offset: isNode(node) ? (node.range?.[0] ?? 0) : 0, words });
  };
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
        else fault(node, 'an alias (*name) whose anchor (&name) does not stand before it');
        return;
      }
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
      if (node.tag !== undefined && !ordinaryTags.has(node.tag)) fault(node, meaninglessTag);
    },
    Pair(_, pair) {
      // An alias as a key would be the same key twice without anybody noticing.
      if (!isScalar(pair.key)) fault(pair.key, 'a key that is no plain text');
      // The library makes a symbol of a merge key, so that no text is ever taken for one.
      if (isScalar(pair.key) && typeof pair.key.value === 'symbol') merges.push(pair);
    },
  });
  for (const { key, value } of merges) {
    const whole = isAlias(value) ? targets.get(value) : value;
    const sources = isSeq(whole) ? whole.items : [whole];
    const isMergeable = sources.every((source) => isMap(isAlias(source) ? targets.get(source) : source));
    if (!isMergeable) fault(key, 'a merge key (<<) whose value is no mapping');
  }
  return faults;
}

function offsetOf(document: Document, path: Path, targets: ReadonlyMap<Alias, Node>): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const holder = isAlias(node) ? targets.get(node) : node;
    if (isSeq(holder)) {
      node = holder.items[Number(step)];
      if (isNode(node)) offset = node.range?.[0] ?? offset;
    } else if (isMap(holder)) {
      const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      // A key that was merged in stands elsewhere.
      if (pair === undefined) return offset;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    }
  }
  return offset;
}
