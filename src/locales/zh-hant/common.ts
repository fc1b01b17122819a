import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: '關閉',
  tryAgain: '再試一次',
  loading: '請稍候',
  ...durations,
  nothingLost: '你填的內容都還在。',
  problems: {
    network: '目前沒有網路。',
    timeout: '等太久了，沒有回應。',
    unavailable: '暫時連不上店家。',
    'rate-limited': '動作有點快，請稍等一下再試。',
    'price-mismatch': '價格有變動，已為你更新。',
    'item-unavailable': '這一款已經沒有了。',
    'not-giftable': '這件商品不能當禮物送。',
    'not-found': '店家找不到這個連結或商品。',
    'origin-not-allowed': '店家沒有在這個頁面開放送禮。',
    'not-supported': '店家沒有提供這項功能。',
    'country-not-served': '店家沒有配送到這個國家或地區。',
    'address-undeliverable': '地址有些地方不太對。',
    'state-conflict': '狀態剛剛有變動，以下是最新情況。',
    'insecure-context': '這個頁面不安全，無法從這裡送禮。',
    other: '沒有成功。',
  },
};
