import { WholeServer } from '../testing/whole-server.ts';

/** A server to be killed: over the folder given, says where it listens. With a name it makes that person first. */
const [folder, name] = process.argv.slice(2);
const server = await WholeServer.start({ folder, durability: 'full' });
if (name) await server.person(name, 'owner');
process.stdout.write(`${server.address}\n`);
