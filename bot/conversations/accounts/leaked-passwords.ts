/** The most frequently leaked passwords that are long enough to be accepted here. */
const leaked: ReadonlySet<string> = new Set(
  `0123456789 01234567890 0987654321 1029384756 1122334455 1234554321 1234567890 12345678900 12345678910
  123456789a 123456789abc 123456789q 123123123a 12341234aa 1234qwerasdf 147258369a 1472583690 1q2w3e4r5t 1q2w3e4r5t6y
  1qaz2wsx3edc 1qazxsw23edc 3.1415926535 5201314520 5845201314 7758521520 9876543210 a123456789 a1234567890 aa123456789
  abc1234567 abc123456789 abcd123456 abcd12345678 abcde12345 abcdefghij admin123456 administrator asdf123456
  asdfghjkl1 asdfghjkl123 baobao1314 changeme123 computer123 football123 huawei123456 iloveyou123 iloveyou520
  iloveyou1314 lakala123456 letmein123 liverpool1 mima123456 nihao123456 p@ssw0rd123 passw0rd123 password00 password01
  password11 password12 password123 password1234 password12345 posdesk123 q1w2e3r4t5 q1w2e3r4t5y6 qaz123456789 qazwsxedc1
  qazwsxedcrfv qq123456789 qwer123456 qwerasdfzxcv qwerty1234 qwerty12345 qwerty123456 qwertyuiop qwertyuiop1
  qwertyuiop123 superman123 taobao123456 test123456 weixin123456 welcome123 welcome1234 woaini1314 woaini13145 woaini520
  woaini5201314 woaini520520 woaiwojia1 wobuzhidao wobuzhidao1 wodemima123 wojiushiwo zaq12wsxcde3 zhang123456
  zhifubao123 zxcvbnm123 zxcvbnm1234`.split(/\s+/),
)

/** Whether an attacker would try this password early: often leaked, or something short repeated. */
export const isCommon = (password: string): boolean => {
  const plain = password.toLowerCase()
  return leaked.has(plain) || /^(.{1,4})\1+.?$/u.test(plain) || new Set(plain).size < 4
}
