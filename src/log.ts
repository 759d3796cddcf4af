/** Where a mirror's story is told. The text may hold anything: whoever prints it makes it harmless and free of secrets. */
export interface Log {
  info(text: string): void;
  warning(text: string): void;
}
