"""Small reports of the family, in wordings and shapes of their own, and what is drafted from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tjexplorer.authority.institutions import Institutions
from tjexplorer.drafting.draft import draft_record
from tjexplorer.model.institution import Institution
from tjexplorer.model.names import VariantName
from tjexplorer.model.record import ReportRecord
from tjexplorer.model.source import SourceText

TABLED = """出國報告（出國類別：■考察 □進修 □研究）

赴日本九州考察離岸風電
人才培育及研發推動報告

        服務機關：經濟部能源署
        姓名職稱：陳大明 副組長、林小華 技正
        派赴國家/地區：日本、韓國
        出國期間：民國 112 年 12 月 30 日至 113 年 1 月 2 日
        報告日期：中華民國113年2月5日

摘要

本次考察日本離岸風電。

關鍵詞：離岸風電、人才培育；研發

壹、目的

瞭解日本的作法。

貳、行程

日期	參訪單位	住宿
12月30日(六)	桃園→福岡	福岡
12月31日(日)	九州海風研究所	長崎
	長崎未來大學	長崎
1月1日(一)	拜會福岡市役所 地址：福岡県福岡市中央区天神1-8-1	福岡
1月2日(二)	福岡→桃園

參、參訪紀要

一、九州海風研究所

參訪時間：112年12月31日（星期日）10時30分至12時

參訪地點：九州海風研究所二樓會議室

接待人員：山田太郎所長、佐藤花子研究員

該所成立於2001年。

二、長崎未來大學(NMU)

參訪時間：112年12月31日（星期日）下午2時～3時半

參訪地點：長崎県長崎市文教町1-14

接待人員：鈴木 一郎／長崎未來大學 海洋工學系 教授

該校設有海洋工學系。

肆、心得及建議

一、九州海風研究所之啟示

宜持續交流。
"""

CARDS = """公務出國報告

參加第8屆亞洲量子技術論壇暨參訪京都量子中心

服務單位：國家實驗研究院
出國人員：王小明研究員
出國地區：日本京都
出國期間：2024.05.20~2024.05.23
報告日期：2024/06/30

一、 目的

參加論壇。

二、 過程

(一) 京都量子中心

	單位：京都量子中心(KQC)

	人員：
	中村 健／京都量子中心 中心長
	Dr. Anna Berg, Senior Researcher

	時間：２０２４年５月２１日（二）０９：３０～１１：００

	地點：Yoshida-Honmachi, Sakyo-ku, Kyoto 606-8501, Japan

1. 量子位元的作法。

(二) 大阪量子株式會社

	單位：大阪量子株式會社

	人員：
	社長 田中 實

	時間：２０２４年５月２２日（三）下午１：３０

	地點：大阪市北区梅田1-1

三、 心得

(一) 京都量子中心

值得借鏡。
"""

NUMBERED = """出國報告（出國類別：開會）

拜會日本地震研究機關

服務機關：內政部
姓名職稱：張志遠專門委員
出國期間：113/9/1-113/9/4
報告日期：113年10月1日

第一章 目的

瞭解地震防災。

第二章 行程

第三章 訪談紀錄

1、東海地震研究所

(1)日期：113年9月2日（一）

(2)時間：9:00-10:30

(3)對象：
(a)高木誠 所長
(b)小川 雪 主任研究員

(4)議題：觀測網；預警系統

(5)內容：雙方討論觀測網。

2、關西防災中心

(1)日期：113年9月3日（二）

(2)時間：13:30-15:00

(3)對象：森本和夫中心長

(4)內容：參觀展示。

第四章 心得與建議

建議加強合作。
"""

TOLD = """出國報告

出席日本學術機構工作會議

服務機關：國家海洋研究院

姓名職稱：吳美玲院長

派赴國家：日本

出國期間：112年7月3日至7月5日

報告日期：112年8月1日

壹、目的

東北海洋機構理事長一行於111年11月8日來訪。

貳、過程

本次會議在仙台舉行，與東北海洋機構高橋昭理事長、伊達真一部長進行會談，並於東北海洋機構本部會議室召開會議。112年7月4日與東北海洋機構簽署合作備忘錄。

參、心得

持續合作。
"""

TEXTS = {"tabled": TABLED, "cards": CARDS, "numbered": NUMBERED, "told": TOLD}


def institution(id_: str, zh: str, *forms: str) -> Institution:
    """A record with other forms of its name."""
    return Institution(id=id_, kind="institute", zh=zh, variants=tuple(VariantName(form, "variant") for form in forms))


KNOWN = Institutions(
    [
        institution("kyushu-wind", "九州海風研究所"),
        institution("nmu", "長崎未來大學"),
        institution("kqc", "京都量子中心", "KQC"),
        institution("tohoku-ocean", "東北海洋機構"),
        institution("moea-energy", "經濟部能源署"),
    ]
)


@pytest.fixture(scope="session")
def drafted() -> Callable[..., ReportRecord]:
    """The draft of one of the small reports, or of any text; with an authority file of five bodies, or with none."""

    def draft(text: str, *, known: bool = True) -> ReportRecord:
        source = SourceText(TEXTS.get(text, text))
        return draft_record("2024-small", "small.txt", source, KNOWN if known else Institutions())

    return draft


@pytest.fixture(scope="session")
def small_reports() -> dict[str, str]:
    """The texts of the small reports by their names."""
    return dict(TEXTS)
