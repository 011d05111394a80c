import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPage } from './page-needs.ts';

const page = (head: string, body = ''): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const none = (): string => '';
const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('readPage', () => {
  it('names each inline style once, letter for letter, in `<noscript>` and `<template>` too', () => {
    const html = page(
      '<style data-pufa-fonts="names">a{}\n彝</style><noscript><style>b{}</style></noscript>',
      '<template><style>c{}</style></template><style>b{}</style>',
    );
    const wanted = ['a{}\n彝', 'b{}', 'c{}'].map(hashOf).sort();
    expect(readPage(html, none).needs.styleHashes).toEqual(wanted);
  });

  it('names inline programs, and neither data nor files', () => {
    const html = page(
      '<script type="application/ld+json">{}</script><script type="application/json">{}</script>' +
        '<script src="/a.js"></script><script>one()</script><script type="module">two()</script>' +
        '<script type="text/javascript">three()</script><script type="speculationrules">{"prefetch":[]}</script>',
    );
    const wanted = ['one()', 'two()', 'three()', '{"prefetch":[]}'].map(hashOf).sort();
    expect(readPage(html, none).needs.scriptHashes).toEqual(wanted);
  });

  it('sees fonts and pictures written as data, in the page and in its stylesheets', () => {
    const needs = (html: string, css = ''): readonly boolean[] => {
      const { dataFonts, dataImages } = readPage(html, (address) => (address === '/a.css' ? css : '')).needs;
      return [dataFonts, dataImages];
    };
    const linked = page('<link rel="stylesheet" href="/a.css">');
    expect(needs(linked)).toEqual([false, false]);
    expect(needs(linked, 'a{src:url("data:font/woff2;base64,AA")}')).toEqual([true, false]);
    expect(needs(linked, "a{background:url('data:image/svg+xml,%3csvg')}")).toEqual([false, true]);
    expect(needs(page('<style>a{src:url(data:application/font-woff2;base64,AA)}</style>'))).toEqual([true, false]);
    expect(needs(page('', '<img src="data:image/png;base64,AA" alt="">'))).toEqual([false, true]);
  });

  it.each([
    '<p style="color:red">x</p>',
    '<button onclick="x()">x</button>',
    '<a href=" javascript:x()">x</a>',
    '<form action="JavaScript:x()"></form>',
    '<iframe srcdoc="<p>"></iframe>',
    '<template><p style="a:b"></p></template>',
    '<svg><path style="a:b"/></svg>',
  ])('refuses code in attributes: %s', (body) => {
    expect(() => readPage(page('', body), none)).toThrow('安全规则不许这样写');
  });

  it('takes words that only look like code', () => {
    const html = page('<meta name="description" content="javascript: 是什么">', '<p title="onclick=1">style="a"</p>');
    expect(readPage(html, none).needs).toEqual({
      styleHashes: [],
      scriptHashes: [],
      dataFonts: false,
      dataImages: false,
    });
  });

  it('puts the policy behind the character set and before everything that it governs', () => {
    const html = page('<title>x</title>');
    expect(html.slice(0, readPage(html, none).policyAt)).toMatch(/<meta charset="utf-8">$/);
    expect(() => readPage('<title>x</title>', none)).toThrow('<meta charset>');
  });
});
