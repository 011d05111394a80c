/** The form that goes with a long recording. */

/** Returns `about.yaml` to be filled in. As it is it is refused: nobody has agreed yet. */
export function aboutTemplate(today: string): string {
  return `# 填好以后保存。没有本人同意，不能收。
dialect: { id: '', name: '' }        # 例如 { id: shengzha, name: 圣乍话 }；id 只用小写字母、数字、短横线
speaker: { name: '', place: '' }     # 姓名，或“一位村民”；哪里人。会公开
consent:
  given: false                       # 本人看过、听懂了下面的话，同意公开，才改成 true
  on: '${today}'                     # 哪天同意的
  text: ''                           # 同意书的原话
  # guardian: ''                     # 未成年人：哪位监护人同意的
licence: CC-BY-4.0
recorded: '${today}'                 # 哪天录的
`;
}
