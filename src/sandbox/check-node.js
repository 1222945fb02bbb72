/* Runs before `npm start`, in plain JavaScript, so that an old Node can say what to do about it. */
const NEEDED = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    [
      `Foreword needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}.`,
      'On Linux x64, `npm ci` brings a newer one and `npm start` uses it.',
      'Elsewhere, install a current Node from https://nodejs.org and try again.',
    ].join('\n'),
  );
  process.exitCode = 1;
}
