"""Vietnamese: its words are written syllable by syllable, and the accents tell them apart."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="vi",
    name="Vietnamese",
    asking="gì nào ai đâu sao bao nhiêu mấy thế hỏi tôi tao mình chúng ta bạn hả không",
    auxiliaries=(
        "là thì đã đang sẽ được bị có phải cần nên thể muốn làm cho nói rằng bảo trở thành"
    ),
    function=(
        "và hoặc hay nhưng mà nếu vì do bởi tại để của ở trong ngoài trên dưới trước sau giữa "
        "với cùng từ đến tới về theo qua vào ra lên xuống như cũng vẫn còn chỉ rất quá hơn nhất "
        "những các một mỗi mọi từng vài nhiều ít này kia đó ấy đây nó họ hắn ông bà anh chị em "
        "cô chú khi lúc lại nữa rồi chưa chẳng đều cả tất khác việc sự cái con chiếc bằng dù tuy "
        "nhờ gồm thứ đối thông ngay tự nhau vậy lẫn cứ hầu hết đấy"
    ),
    light=(
        "tên gọi loại kiểu dạng cách năm ngày tháng thời gian điểm lần số lượng phần phía nơi "
        "chỗ người vật điều nguyên nhân lý ví dụ đầu tiên cuối mới chính dùng sử dụng xảy diễn "
        "bắt biết coi xem vai trò bài viết khoảng"
    ),
    pronouns="nó họ ông bà điều này đây",
    time=(
        "khi nào, năm nào, vào năm nào, ngày nào, tháng nào, bao giờ, lúc nào, thời gian nào, "
        "thế kỷ nào, thập kỷ nào, thời điểm nào, thập niên nào, giai đoạn nào"
    ),
    number="bao nhiêu, mấy, bao lâu, bao xa, tỷ lệ phần trăm, bao cao, số lượng là",
    person="ai, người nào, của ai, những ai",
    place=(
        "ở đâu, đâu, nơi nào, thành phố nào, nước nào, quốc gia nào, bang nào, vùng nào, "
        "tiểu bang nào"
    ),
    months="tháng thế kỷ thập niên",
    numerals="hai ba bốn năm sáu bảy tám chín mười trăm nghìn ngàn triệu tỷ nửa",
    at="ở tại từ",
    abbreviations="ts ths gs pgs tp tr.cn vd",
    closing="v.v",
    signs="$ đô € euro % phần",
    accents=True,
    doubt=2.0,
)
