/** Texts of the shop's pages, in both languages. */

export type Language = 'en' | 'zh-CN';
export const parseLanguage = (requested: string | null): Language => (requested?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
export const getStrings = (lang: Language): Strings => (lang === 'en' ? en : zh);

type TextMap = Readonly<Record<string, string>>;
type AlertTexts = Readonly<Record<string, {title: string; text: string}>>;

const en = {
  shopTitle: 'Tea & Clay', claimTitle: 'A gift for you', giftsTitle: 'Gifts you have sent',
  skip: 'Skip to the content', navigation: 'Shop', journal: 'Read', gifts: 'Gifts sent', orders: 'Orders', mailbox: 'Mailbox',
  cart: 'Cart', cartCount: 'Items in the cart',
  footer: 'A demo shop. Nothing is sold here.',
  hero: 'Tea, and what to drink it from', heroText: 'Small batches from gardens and kilns that we know by name.',
  from: (price: string) => `from ${price}`, sentBy: (name: string) => `from ${name}`,
  breadcrumb: 'Where you are', backToShop: 'All products', notFound: 'There is nothing here',
  color: 'Color', size: 'Size', addToCart: 'Add to cart', soldOut: 'Sold out', added: 'In your cart.',
  oneTagTitle: 'One tag',
  oneTag: 'This page says nothing about gifts: one script tag placed the button, and found product and variant by the page’s structured data. The same product with a button of its own:',
  ordersText: 'Accepted gifts. An address is decrypted only when you ask for it, and every access is recorded.',
  mailboxText: 'The payer’s mailbox. Nothing is really sent: the backend writes its mails into a folder on this machine.',
  noMail: 'No mail yet. Send a gift, and type a mail address on the payment page.', mailTo: (to: string) => `to ${to}`, message: 'Mail',
  noOrders: 'No order yet. Send a gift and accept it.', older: 'Older orders', noNumber: 'Being ordered',
  alerts: (count: number) => (count === 1 ? 'One thing needs you' : `${count} things need you`),
  alertKinds: {
    'refund-failed': {title: 'A refund failed', text: 'The payer is owed this money. Try it again; or pay it another way, and then choose “Done”.'},
    'payment-mismatch': {title: 'Another amount was paid', text: 'It isn’t what the gift costs, so it’s being refunded and there is no gift. If it happens again, compare your prices with the payment provider’s.'},
    dispute: {title: 'The payer disputes the payment', text: 'The gift was accepted and hasn’t been shipped. Decide whether to ship it, and answer the dispute at your payment provider.'},
    'fraud-warning': {title: 'The card network suspects fraud', text: 'The gift was accepted and hasn’t been shipped. Ship it, or choose “Can’t fulfil” at the order, which refunds it.'},
    'order-refused': {title: 'The shop refused an order', text: 'It was paid for and is being refunded. Find out why it was refused: often the product is sold out.'},
    'ledger-mismatch': {title: 'Two records differ', text: 'Your payment provider’s record of this payment differs from the gift’s. Compare them before you refund or ship anything.'},
    unknown: {title: 'A gift needs you', text: 'Look at this gift and its payment at your payment provider.'},
  } as AlertTexts,
  alertActions: {retry: 'Try again', resolve: 'Done'}, alertOrder: 'its order', alertGift: (id: string) => `gift ${id}`,
  titles: {} as TextMap, descriptions: {} as TextMap, alts: {} as TextMap, variants: {} as TextMap,
  states: {claimed: 'accepted', ordered: 'ordered', shipped: 'on its way', delivered: 'delivered', unavailable: 'could not be fulfilled'} as TextMap,
  actions: {address: 'Show address', shipped: 'Mark as shipped', delivered: 'Mark as delivered', cancelled: 'Can’t fulfil'} as TextMap,
};
type Strings = typeof en;

const zh: Strings = {
  shopTitle: 'Tea & Clay', claimTitle: '送给你的礼物', giftsTitle: '我送出的礼物',
  skip: '跳到正文', navigation: '商店', journal: '手记', gifts: '我送的礼物', orders: '订单', mailbox: '邮箱', cart: '购物车', cartCount: '购物车内商品数',
  footer: '演示商店，不产生真实交易。',
  hero: '好茶，好器', heroText: '来自我们熟识的茶园与窑口，小批量制作。',
  from: (price) => `${price} 起`, sentBy: (name) => `${name} 送`,
  breadcrumb: '当前位置', backToShop: '全部商品', notFound: '这里什么也没有',
  color: '颜色', size: '规格', addToCart: '加入购物车', soldOut: '已售罄', added: '已加入购物车。',
  oneTagTitle: '一个标签',
  oneTag: '这个页面没有写任何送礼的代码：一个 script 标签放好了按钮，并从页面的结构化数据里认出商品和款式。同一件商品，自带按钮的页面：',
  ordersText: '这里是已被收下的礼物。只有在您要求时才会打开地址，并会留下记录。',
  mailboxText: '这里代替付款人的邮箱。邮件不会真的发出，后端只把它们写进本机的一个文件夹。',
  noMail: '还没有邮件。送出一份礼物，并在支付页面填写邮箱试试。', mailTo: (to) => `发给 ${to}`, message: '信件',
  noOrders: '还没有订单。送出一份礼物并收下它试试。', older: '更早的订单', noNumber: '下单中',
  alerts: (count) => `有 ${count} 件事需要处理`,
  alertKinds: {
    'refund-failed': {title: '退款失败', text: '这笔钱还欠着付款人。请重试；或者用其他方式退还，再点“已处理”。'},
    'payment-mismatch': {title: '支付金额不符', text: '实付金额与礼物价格不同，正在退款，礼物没有生成。如果再次发生，请核对商品价格与支付平台的设置。'},
    dispute: {title: '付款人对付款提出争议', text: '礼物已被收下，尚未发货。请决定是否发货，并在支付平台回应争议。'},
    'fraud-warning': {title: '卡组织怀疑有欺诈', text: '礼物已被收下，尚未发货。可以照常发货，也可以在订单上选择“无法履行”以退款。'},
    'order-refused': {title: '店铺拒绝了订单', text: '款项已付，正在退款。请查明原因，常见的是商品已售罄。'},
    'ledger-mismatch': {title: '两边的记录不一致', text: '支付平台对这笔付款的记录与礼物的记录不同。退款或发货之前，请先核对。'},
    unknown: {title: '有一份礼物需要处理', text: '请在支付平台查看这份礼物和它的付款。'},
  },
  alertActions: {retry: '重试', resolve: '已处理'}, alertOrder: '查看订单', alertGift: (id) => `礼物 ${id}`,
  titles: {teapot: '圆茶壶 0.6 升', sampler: '茶叶品鉴装', mug: '晨光马克杯', tasting: '双人私享品茶', bowl: '抹茶碗与茶筅'},
  descriptions: {
    teapot: '手工拉坯，一次上釉，藤编提梁。出水利落，不滴一滴。',
    sampler: '五座茶园的小罐茶：两款绿茶、两款乌龙、一款红茶，够喝一个月的下午。',
    mug: '素胎之上施一层灰绿釉，容量三分之一升，握在手里一直是暖的。',
    tasting: '在我们的长桌旁，与采茶人共度一小时。座位以您本人的名字预留。',
    bowl: '黑釉阔口，点茶正好。下一窑在春天。',
  },
  alts: {teapot: '藤编提梁的圆茶壶', sampler: '绿、金、红三罐茶叶', mug: '冒着热气的灰绿色马克杯', tasting: '矮桌上的两杯茶，中间一片叶子', bowl: '黑色抹茶碗与竹茶筅'},
  variants: {celadon: '青瓷', ink: '墨蓝', clay: '红陶', small: '3 罐', medium: '6 罐', large: '12 罐', sage: '灰绿', hour: '一小时', black: '黑釉'},
  states: {claimed: '已收下', ordered: '已下单', shipped: '已发货', delivered: '已送达', unavailable: '无法履行'},
  actions: {address: '查看地址', shipped: '标记为已发货', delivered: '标记为已送达', cancelled: '无法履行'},
};
