/** What a reader has set for this phone takes effect before the first paint: programs so short that they stand in the page. */

/** Keys in the phone's memory; `display.client.ts` writes them. */
export const DISPLAY_KEYS = { text: 'pufa:text', simple: 'pufa:simple' } as const;

/** Id of the checkbox that makes an article's view simple. */
export const SIMPLE_ID = 'simple';

/**
 * The size of the text, and whether the view is simple: for the head, and again right after the checkbox. The same
 * program in both places: it needs one hash in the content policy and next to no bytes the second time.
 */
export const DISPLAY_SCRIPT = `try{var d=document,s=d.getElementById('${SIMPLE_ID}'),m=localStorage,t=m['${DISPLAY_KEYS.text}'];if(t)d.documentElement.dataset.text=t;if(s)s.checked=m['${DISPLAY_KEYS.simple}']>0}catch(e){}`;
