/** Goes on from an old address, to the same place in the text. */
const link = document.querySelector<HTMLAnchorElement>('[data-pufa-moved]');
if (link !== null) {
  link.hash = location.hash;
  location.replace(link.href);
}
