/** What a reader has set for this phone takes effect before the first paint: programs so short that they stand in the page. */

/** Keys in the phone's memory; `display.client.ts` writes them. */
export const DISPLAY_KEYS = { text: 'pufa:text', simple: 'pufa:simple' } as const;

/** Id of the checkbox that makes an article's view simple. */
export const SIMPLE_ID = 'simple';

/** For the head: the size of the text. */
export const TEXT_SIZE_SCRIPT = `try{var t=localStorage['${DISPLAY_KEYS.text}'];if(t)document.documentElement.dataset.text=t}catch(e){}`;

/** For right after the checkbox: whether the view is simple. */
export const SIMPLE_SCRIPT = `try{document.getElementById('${SIMPLE_ID}').checked=localStorage['${DISPLAY_KEYS.simple}']>0}catch(e){}`;
