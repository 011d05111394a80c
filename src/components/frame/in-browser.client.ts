/**
 * WeChat hands the address of the page on screen to the phone's browser. So that it is that of the page one came from,
 * this page stands between: in WeChat it shows how, anywhere else it goes on to what its `#` names.
 */
import { isWeChat } from '../../lib/wechat.ts';

const place = decodeURI(location.hash.slice(1));
// Nothing but places of this site: a link may have been made by anybody.
const wanted = /^\/(?!\/)/.test(place) ? new URL(place, location.origin) : null;
if (wanted?.origin === location.origin) {
  const back = document.querySelector<HTMLAnchorElement>('[data-pufa-back]');
  if (back !== null) back.href = wanted.href;
  if (!isWeChat()) location.replace(wanted.href);
}
