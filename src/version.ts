/** The version of this project; a test holds it against `package.json`. */
export const version = '0.1.0';

export const userAgent = `gitlab-pull-mirror/${version}`;
