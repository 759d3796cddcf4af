/** Renders the Markdown of a job summary as SVG, roughly as GitHub shows it. Pure. */
import { lexer, type Token, type Tokens } from 'marked';

const width = 1_000;
const lineHeight = 20;
const padding = 10;
/** Average; column widths need no more precision. */
const letterWidth = 6.9;

export function drawnSummary(markdown: string): string {
  const drawing = new Drawing();
  for (const token of lexer(markdown)) drawing.add(token);
  return drawing.svg();
}

class Drawing {
  readonly #parts: string[] = [];
  #y = 12;
  /** Whether the current position is inside folded content, which is not drawn. */
  #isFolded = false;

  add(token: Token): void {
    if (token.type === 'html') this.#details(token.raw);
    if (this.#isFolded) return;
    if (token.type === 'heading') this.#heading(token as Tokens.Heading);
    else if (token.type === 'paragraph') this.#paragraph(plain(token.raw));
    else if (token.type === 'table') this.#table(token as Tokens.Table);
    else if (token.type === 'code') this.#gantt(token as Tokens.Code);
  }

  svg(): string {
    const style =
      'text{font:14px -apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}.b{font-weight:600}.s{font-size:12px}';
    const height = this.#y + 12;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Job summary of a step for several mirrors">`,
      `<style>${style}</style>`,
      `<rect width="${width}" height="${height}" rx="6" fill="#fff" stroke="#d1d9e0"/>`,
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
      `<text x="16" y="${this.#y}" class="b" style="font-size:${size}px">${escaped(plain(text))}</text>`,
    );
    this.#y += 8;
  }

  #paragraph(text: string): void {
    this.#y += 24;
    this.#text(16, this.#y, text);
  }

  #table({ header, rows }: Tokens.Table): void {
    const cells = [header, ...rows].map((row) => row.map(({ text }) => linesOf(text)));
    const widths = columnWidths(cells);
    this.#y += 12;
    for (const [index, row] of cells.entries()) {
      const wrapped = row.map((lines, column) => lines.flatMap((line) => wrap(line, widths[column] ?? 0)));
      const height = Math.max(...wrapped.map((lines) => lines.length)) * lineHeight + padding;
      let x = 16;
      for (const [column, lines] of wrapped.entries()) {
        const columnWidth = widths[column] ?? 0;
        const fill = index % 2 === 0 && index > 0 ? '#f6f8fa' : '#fff';
        this.#parts.push(
          `<rect x="${x}" y="${this.#y}" width="${columnWidth}" height="${height}" fill="${fill}" stroke="#d1d9e0"/>`,
        );
        for (const [number, line] of lines.entries()) {
          this.#text(x + padding, this.#y + 19 + number * lineHeight, line, index === 0 ? 'b' : '');
        }
        x += columnWidth;
      }
      this.#y += height;
    }
  }

  /** A Mermaid Gantt chart. */
  #gantt({ text }: Tokens.Code): void {
    const tasks = Array.from(text.matchAll(/^ {2}(?:section (.+)|(\w+) :(\w+), (\d+), (\d+))$/gm));
    const times = tasks.flatMap(([, , , , from, to]) =>
      from === undefined ? [] : [Number(from), Number(to)],
    );
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const place = (time: number) => 180 + ((time - first) / (last - first)) * (width - 210);
    const colors: Record<string, string> = { done: '#d0d7de', active: '#8a90dd', crit: '#ff8888' };
    this.#y += 4;
    for (const [, section, name = '', kind = '', from, to] of tasks) {
      if (section !== undefined) {
        this.#y += 24;
        this.#text(16, this.#y + 14, section);
        continue;
      }
      const [start, end] = [place(Number(from)), place(Number(to))];
      this.#parts.push(
        `<rect x="${start.toFixed(1)}" y="${this.#y}" width="${Math.max(2, end - start).toFixed(1)}" height="18" rx="3" fill="${colors[kind]}"/>`,
      );
      if (end - start > 50) this.#text(start + 6, this.#y + 14, name, 's');
    }
    this.#y += 24;
  }

  #details(html: string): void {
    const [, summary] = /<summary>(.*?)<\/summary>/.exec(html) ?? [];
    this.#isFolded = summary !== undefined;
    if (summary === undefined) return;
    this.#y += 30;
    this.#text(16, this.#y, `▶ ${summary}`);
    this.#y += 2;
  }
}

/** The visible lines of a cell. */
function linesOf(markdown: string): string[] {
  return markdown.split('<br>').map(plain);
}

function plain(markdown: string): string {
  return markdown
    .replace(/\*\*|`|<wbr>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .trim();
}

/** Each column is as wide as its longest line; the widest ones are reduced until all fit. */
function columnWidths(cells: string[][][]): number[] {
  const count = cells[0]?.length ?? 0;
  const lengths = Array.from({ length: count }, (_, column) =>
    Math.max(...cells.map((row) => Math.max(...(row[column] ?? ['']).map((line) => line.length + 1)))),
  );
  const room = (width - 32 - count * 2 * padding) / letterWidth;
  while (lengths.reduce((sum, length) => sum + length, 0) > room) {
    lengths[lengths.indexOf(Math.max(...lengths))] = Math.max(...lengths) - 1;
  }
  return lengths.map((length) => Math.round(length * letterWidth + 2 * padding));
}

function wrap(text: string, columnWidth: number): string[] {
  const maxLength = Math.floor((columnWidth - 2 * padding) / letterWidth);
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > maxLength) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
