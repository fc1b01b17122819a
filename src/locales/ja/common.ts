import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: '閉じる',
  tryAgain: 'もう一度試す',
  loading: 'お待ちください',
  ...durations,
  nothingLost: '入力した内容は残っています。',
  problems: {
    network: '今はオフラインです。',
    timeout: '時間がかかりすぎています。',
    unavailable: '今はお店につながりません。',
    'rate-limited': '操作が続いたようです。少し待ってからお試しください。',
    'price-mismatch': '価格が変わりました。新しい価格はこちらです。',
    'item-unavailable': 'これはもう在庫がありません。',
    'not-giftable': 'この商品はギフトとして贈れません。',
    'not-found': 'このリンクまたは商品が見つかりませんでした。',
    'origin-not-allowed': 'このページではギフトをご利用いただけません。',
    'not-supported': 'このお店では対応していません。',
    'country-not-served': 'この国・地域にはお届けできません。',
    'address-undeliverable': '住所に正しくないところがあるようです。',
    'state-conflict': 'その間に状況が変わりました。最新の内容はこちらです。',
    'insecure-context': 'このページは安全ではないため、ギフトを贈れません。',
    other: 'うまくいきませんでした。',
  },
};
