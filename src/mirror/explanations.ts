/** What GitLab's and git's messages about a failed update mean, and what to do: the remedies in one table. */
import type { MirrorJob } from '../inputs.ts';

interface Explanation {
  /** Matches the message as GitLab shows it. */
  message: RegExp;
  remedy: string;
}

const explanations: Explanation[] = [
  {
    message: /default branch .* has diverged from its upstream counterpart/i,
    remedy:
      'The history of the default branch was rewritten upstream, or somebody committed to the mirror. To take over what upstream has, set mirror-overwrites-diverged-branches: true; commits that are only on the mirror are lost by that.',
  },
  {
    message:
      /authentication failed|could not read (username|password)|access denied|http basic|returned error: 40[13]/i,
    remedy:
      'The upstream did not accept the credentials that GitLab has stored. Give auth-user and auth-password with a user or token that may read the upstream.',
  },
  {
    message: /repository .*not found|not found$|does not appear to be a git repository|returned error: 404/i,
    remedy:
      'The upstream has no repository at this URL, or hides it from these credentials. Check url, and give auth-user and auth-password where it is private.',
  },
  {
    message: /ssl certificate problem|certificate verif/i,
    remedy:
      'GitLab does not trust the certificate of the upstream and has paused the mirror at once. Renew the certificate, or have an administrator add its CA to GitLab; the next run of this step resumes the mirror.',
  },
  {
    message: /deadline exceeded|timed? ?out/i,
    remedy:
      'The update took GitLab too long. Run the step again: what was fetched stays, so that the next update has less to do.',
  },
  {
    message:
      /could not resolve host|connection refused|failed to connect|no route to host|network is unreachable/i,
    remedy: 'GitLab does not reach the upstream. Check url, and whether GitLab may connect to that host.',
  },
];

const anyRemedy = 'See the message of GitLab; correct the cause, then run the step again.';

/** What to do about a failed update. */
export function remedyFor(message: string | null): string {
  if (message === null)
    return 'GitLab gave no reason. Run the step again; if it fails again, an administrator finds the reason in the log of Sidekiq.';
  return explanations.find((explanation) => explanation.message.test(message))?.remedy ?? anyRemedy;
}

/** What to do where the update did not end in time, by what it was waiting for last. */
export function remedyForTimeout(waitingFor: string, sync: MirrorJob['sync']): string {
  switch (waitingFor) {
    case 'waiting':
      return sync === 'immediate'
        ? 'GitLab did not even schedule the update. Its background jobs may be overloaded, or the instance is in Silent Mode.'
        : 'GitLab puts an update off until five minutes (or what the instance has set) after the last one. Raise timeout above that, or set sync: immediate. Where that does not help, the background jobs of GitLab are overloaded, or the instance is in Silent Mode.';
    case 'scheduled':
      return 'The update is queued in GitLab, whose background jobs are busy. Raise timeout; GitLab itself gives up a queued update after half an hour.';
    case 'foreign-running':
      return 'An update that was already running when this step began did not end, and GitLab takes no other until then. Raise timeout; GitLab itself gives up a dead update after a day.';
    default:
      return 'The update is still running. Raise timeout if the repository is large; GitLab itself gives up a dead update after a day.';
  }
}
