// Imported first by every script: what runs before it must parse on Node versions long gone.
const least = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < least[0] || (major === least[0] && minor < least[1])) {
  console.error(
    `Node ${least.join('.')} or newer is needed, this is ${process.versions.node}: install Node 24 (https://nodejs.org) and run the command again.`,
  );
  process.exit(1);
}
