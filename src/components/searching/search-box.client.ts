/**
 * `<pufa-search-box>`: the form on every page. In the HTML it leads to the topics, which works
 * everywhere; where this browser can search, it leads to the search page.
 */
import { canSearch } from '../../lib/search/can-search.ts';

/** The search form's element. */
export class PufaSearchBox extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    const action = this.dataset['action'];
    if (form && action && canSearch()) form.action = action;
  }
}

if (!customElements.get('pufa-search-box')) customElements.define('pufa-search-box', PufaSearchBox);
