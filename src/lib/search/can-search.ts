/** Returns whether this browser can search at all; elsewhere the form leads to the topics. */
export function canSearch(): boolean {
  return (
    typeof WebAssembly === 'object' &&
    typeof DecompressionStream === 'function' &&
    typeof AbortController === 'function'
  );
}
