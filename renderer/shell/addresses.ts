/** Whether a path is one of the addresses or lies below one; a name that only begins alike does not count. */
export const isWithin = (path: string, addresses: readonly string[]): boolean =>
  addresses.some((address) => path === address || path.startsWith(`${address}/`));
