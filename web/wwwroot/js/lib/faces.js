// Face boxes over the loupe's picture and the names beside it.
export function liveFaces() {
  return { stop: () => {} };
}
