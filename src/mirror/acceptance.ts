/** Whether GitLab took over what was saved, which its 200 does not tell: pure. */
import { StepError } from '../base/errors.ts';
import type { PullMirror } from '../gitlab/schema.ts';
import type { DesiredSettings } from '../inputs/job.ts';
import { hint } from '../text/explanations.ts';
import { settingsPlan } from './settings.ts';

/** Whether a project is no pull mirror at the moment. */
export function isOff(mirror: PullMirror | null): boolean {
  return mirror === null || mirror.settings?.enabled === false;
}

/** The settings that GitLab shows again. */
export function withoutSecrets({
  authUser: _user,
  authPassword: _password,
  ...readable
}: DesiredSettings): DesiredSettings {
  return readable;
}

/**
 * GitLab answers 200 to settings that it does not take over, for want of a licence above all.
 * @throws StepError of kind `license` or `refused`
 */
export function assertSaved(desired: DesiredSettings, saved: PullMirror): void {
  if (isOff(saved)) {
    throw new StepError('license', 'GitLab accepted the settings but mirroring stays off.', hint('license'));
  }
  const kept = settingsPlan(withoutSecrets(desired), saved).changes.map(
    ({ setting, from }) => `${setting} at ${JSON.stringify(from)}`,
  );
  if (kept.length === 0) return;
  throw new StepError(
    'refused',
    `GitLab accepted the settings but kept ${kept.join(', ')}.`,
    'Set this in the project by hand (Settings, Repository, Mirroring repositories) to see what GitLab has against it.',
  );
}
