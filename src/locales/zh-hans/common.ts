import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: '关闭',
  tryAgain: '再试一次',
  loading: '请稍候',
  ...durations,
  nothingLost: '你填写的内容都还在。',
  problems: {
    network: '网络暂时不通。',
    timeout: '等待时间过长。',
    unavailable: '暂时联系不上商家。',
    'rate-limited': '操作有点快，请稍等再试。',
    'price-mismatch': '价格有变动，已为你更新。',
    'item-unavailable': '这一款已经缺货了。',
    'not-giftable': '这件商品暂不支持送礼。',
    'not-found': '找不到这个链接或商品。',
    'origin-not-allowed': '商家未在此页面开放送礼。',
    'not-supported': '商家暂不支持此功能。',
    'country-not-served': '商家不配送到这个国家或地区。',
    'address-undeliverable': '地址有些地方不太对。',
    'state-conflict': '状态刚刚有变化，以下是最新情况。',
    'insecure-context': '此页面不安全，无法从这里送礼。',
    other: '操作没有成功。',
  },
};
