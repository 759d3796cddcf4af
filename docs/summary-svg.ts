/** Renders the Markdown of a job summary as SVG, roughly as GitHub shows it. Pure. */
import { lexer, type Token, type Tokens } from 'marked';

/** Narrow, so that the text is still readable on a phone, where the README is 343 pixels wide. */
const width = 480;
const margin = 16;
const lineHeight = 20;
const padding = 10;
/** The average, which is precise enough for column widths. */
const letterWidth = 6.9;

export type Scheme = 'light' | 'dark';

/** GitHub's colors. */
const colors: Record<Scheme, Record<'page' | 'text' | 'border' | 'stripe' | 'link', string>> = {
  light: { page: '#ffffff', text: '#1f2328', border: '#d1d9e0', stripe: '#f6f8fa', link: '#0969da' },
  dark: { page: '#0d1117', text: '#f0f6fc', border: '#3d444d', stripe: '#151b23', link: '#4493f8' },
};

/** @param label describes the picture for screen readers */
export function drawnSummary(markdown: string, label: string, scheme: Scheme): string {
  const drawing = new Drawing(scheme);
  for (const token of lexer(markdown)) drawing.add(token);
  return drawing.svg(label);
}

class Drawing {
  readonly #colors: (typeof colors)[Scheme];
  readonly #parts: string[] = [];
  #y = 12;
  /** Whether the current position is inside folded content, which is not drawn. */
  #isFolded = false;

  constructor(scheme: Scheme) {
    this.#colors = colors[scheme];
  }

  add(token: Token): void {
    if (token.type === 'html') this.#details(token.raw);
    if (this.#isFolded) return;
    if (token.type === 'heading') this.#heading(token as Tokens.Heading);
    else if (token.type === 'paragraph') this.#paragraph(plain(token.raw));
    else if (token.type === 'table') this.#table(token as Tokens.Table);
  }

  svg(label: string): string {
    const { page, text, border, link } = this.#colors;
    const style = `text{font:14px -apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:${text}}.b{font-weight:600}.a{fill:${link}}`;
    const height = this.#y + 16;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(label)}">`,
      `<style>${style}</style>`,
      `<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="6" fill="${page}" stroke="${border}"/>`,
      ...this.#parts,
      '</svg>',
      '',
    ].join('\n');
  }

  #text(x: number, y: number, text: string, style = ''): void {
    this.#parts.push(
      `<text x="${x}" y="${y}"${style === '' ? '' : ` class="${style}"`}>${escaped(text)}</text>`,
    );
  }

  #heading({ depth, text }: Tokens.Heading): void {
    this.#y += 30;
    const size = depth <= 3 ? 20 : 16;
    this.#parts.push(
      `<text x="${margin}" y="${this.#y}" class="b" style="font-size:${size}px">${escaped(plain(text))}</text>`,
    );
    this.#y += 8;
  }

  #paragraph(text: string): void {
    this.#y += 4;
    for (const line of wrap(text, width - 2 * margin)) {
      this.#y += lineHeight;
      this.#text(margin, this.#y, line);
    }
  }

  #table({ header, rows }: Tokens.Table): void {
    const cells = [header, ...rows].map((row) => row.map(({ text }) => text));
    const widths = columnWidths(cells.map((row) => row.map(linesOf)));
    const { page, border, stripe } = this.#colors;
    this.#y += 12;
    for (const [index, row] of cells.entries()) {
      const wrapped = row.map((cell, column) =>
        linesOf(cell).flatMap((line) => wrap(line, (widths[column] ?? 0) - 2 * padding)),
      );
      const height = Math.max(...wrapped.map((lines) => lines.length)) * lineHeight + padding;
      let x = margin;
      for (const [column, lines] of wrapped.entries()) {
        const columnWidth = widths[column] ?? 0;
        const fill = index % 2 === 0 && index > 0 ? stripe : page;
        this.#parts.push(
          `<rect x="${x}" y="${this.#y}" width="${columnWidth}" height="${height}" fill="${fill}" stroke="${border}"/>`,
        );
        const style = [index === 0 ? 'b' : '', row[column]?.startsWith('[') ? 'a' : ''].join(' ').trim();
        for (const [number, line] of lines.entries()) {
          this.#text(x + padding, this.#y + 19 + number * lineHeight, line, style);
        }
        x += columnWidth;
      }
      this.#y += height;
    }
  }

  #details(html: string): void {
    const [, open, summary] = /<details( open)?><summary>(.*?)<\/summary>/.exec(html) ?? [];
    this.#isFolded = summary !== undefined && open === undefined;
    if (summary === undefined) return;
    this.#y += 30;
    this.#text(margin, this.#y, `${this.#isFolded ? '▶' : '▼'} ${summary}`);
    this.#y += this.#isFolded ? 2 : -4;
  }
}

/** The visible lines of a cell. */
function linesOf(markdown: string): string[] {
  return markdown.split('<br>').map(plain);
}

function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?\w+>/g, '')
    .replace(/\*\*|`/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .trim();
}

/** Each column is as wide as its longest line; the widest ones are reduced until all fit. */
function columnWidths(cells: string[][][]): number[] {
  const count = cells[0]?.length ?? 0;
  const lengths = Array.from({ length: count }, (_, column) =>
    Math.max(...cells.map((row) => Math.max(...(row[column] ?? ['']).map((line) => line.length + 1)))),
  );
  const room = (width - 2 * margin - count * 2 * padding) / letterWidth;
  while (lengths.reduce((sum, length) => sum + length, 0) > room) {
    lengths[lengths.indexOf(Math.max(...lengths))] = Math.max(...lengths) - 1;
  }
  return lengths.map((length) => Math.round(length * letterWidth + 2 * padding));
}

function wrap(text: string, room: number): string[] {
  const maxLength = Math.floor(room / letterWidth);
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > maxLength) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
