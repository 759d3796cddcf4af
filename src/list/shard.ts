/** Parts of a list, for several machines. Pure. */
import { createHash } from 'node:crypto';
import type { Shard } from '../inputs/values.ts';

/**
 * The mirrors of one shard, in the order of the list. Which shard a mirror is in depends on its project alone, so that
 * adding and removing others never moves it.
 */
export function shardOf<T extends { project?: string | undefined }>(
  mirrors: readonly T[],
  shard: Shard,
): T[] {
  return mirrors.filter(({ project = '' }) => shardNumber(project, shard.of) === shard.number);
}

/** From 1 to `of`; the same for a path in upper and lower case, as it is the same to GitLab. */
function shardNumber(project: string, of: number): number {
  const hash = createHash('sha256').update(project.toLowerCase()).digest();
  return (hash.readUIntBE(0, 6) % of) + 1;
}
