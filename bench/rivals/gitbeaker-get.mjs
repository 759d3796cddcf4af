// The same request with the library that most JavaScript programs use for GitLab's API.
import { Gitlab } from '@gitbeaker/rest';

const { GITLAB_URL, GITLAB_TOKEN, PROJECT } = process.env;
const gitlab = new Gitlab({ host: GITLAB_URL, token: GITLAB_TOKEN });
const mirror = await gitlab.Projects.showPullMirror(PROJECT);
console.log(mirror.update_status);
