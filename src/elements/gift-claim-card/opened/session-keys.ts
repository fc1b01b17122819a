export const variantKey = (gift: string) => `variant:${gift}`;
export const passcodeKey = (gift: string) => `passcode:${gift}`;
export const addressFormKey = 'address-form';
